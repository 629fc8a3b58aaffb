package arbd.execution.sim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Checks OKX's signatures: base64 of HMAC-SHA256 of time, method and path with query and body. */
final class OkxSignatureCheck {
    private OkxSignatureCheck() {
    }

    static String sign(String secret, String text) {
        return Base64.getEncoder().encodeToString(BinanceSignature.hmac("HmacSHA256",
                secret.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean good(String secret, String text, String signature) {
        return MessageDigest.isEqual(sign(secret, text).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }
}
