package arbd.execution.coinbase;

import arbd.market.Require;
import java.io.ByteArrayOutputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private key of an API key as Coinbase hands it out: PEM, in SEC1 ({@code EC PRIVATE KEY}) or PKCS #8 form, with
 * real line ends or with {@code \n} as in its JSON files. Only ECDSA on P-256 signs for Advanced Trade.
 */
final class CoinbaseKey {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ((?:EC )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String SEC1 = "EC PRIVATE KEY";
    /** Object identifiers, tag and length included: P-256, the algorithm of its keys, and Ed25519. */
    private static final byte[] P256 = {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7};
    private static final byte[] ECDSA = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};
    private static final byte[] ED25519 = {6, 3, 0x2b, 0x65, 0x70};
    private static final byte[] VERSION = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;
    private static final String WRONG_KIND = "the secret is an Ed25519 key, which Coinbase Advanced Trade does not take"
            + " for orders: make an API key with the signature algorithm ECDSA";

    private CoinbaseKey() {
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when it is none that can sign, in words that never hold any of it
     */
    static PrivateKey read(String secret) {
        String text = secret.replace("\\n", "\n").strip();
        Matcher pem = PEM.matcher(text);
        if (!pem.find()) {
            Require.that(!bareEd25519(text), WRONG_KIND);
            throw new IllegalArgumentException("the secret is no PEM private key: expected -----BEGIN EC PRIVATE"
                    + " KEY----- or -----BEGIN PRIVATE KEY-----, not encrypted, as Coinbase made it");
        }
        byte[] der = decoded(pem.group(2));
        Require.that(!holds(der, ED25519), WRONG_KIND);
        Require.that(holds(der, P256), "the secret is no key on the curve P-256");
        return key(pem.group(1).equals(SEC1) ? wrapped(der) : der);
    }

    private static byte[] decoded(String lines) {
        try {
            return Base64.getMimeDecoder().decode(lines);
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException("the secret's PEM is damaged");
        }
    }

    /** Coinbase writes these without PEM: seed and public key. */
    private static boolean bareEd25519(String text) {
        try {
            int length = Base64.getDecoder().decode(text).length;
            return length == 64 || length == 32;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    private static PrivateKey key(byte[] pkcs8) {
        try {
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec right = curve.getParameterSpec(ECParameterSpec.class);
            Require.that(key instanceof ECPrivateKey ec && ec.getParams().getOrder().equals(right.getOrder())
                    && ec.getS().signum() > 0 && ec.getS().compareTo(right.getOrder()) < 0,
                    "the secret is no key on the curve P-256");
            return key;
        } catch (GeneralSecurityException broken) {
            // The cause may quote what it could not read.
            throw new IllegalArgumentException("the secret's PEM is damaged");
        }
    }

    /** SEC1 is what PKCS #8 has inside (RFC 5915, RFC 5208). */
    private static byte[] wrapped(byte[] sec1) {
        return der(SEQUENCE, VERSION, der(SEQUENCE, ECDSA, P256), der(OCTETS, sec1));
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length >= 256) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 128) {
            out.write(0x81);
        }
        out.write(length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static boolean holds(byte[] der, byte[] part) {
        for (int at = 0; at + part.length <= der.length; at++) {
            if (Arrays.equals(der, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
