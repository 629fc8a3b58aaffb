package arbd.execution.net;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A keyed hash whose state is made once and used again for every request. Used by one thread. */
public final class Hmac {
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    };

    private final Mac mac;
    private final byte[] result;

    /**
     * Prepares the key.
     *
     * @param algorithm {@code HmacSHA256} or {@code HmacSHA512}
     * @param key secret bytes, not kept by this class itself
     */
    public Hmac(String algorithm, byte[] key) {
        try {
            this.mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK lacks " + algorithm, broken);
        }
        this.result = new byte[mac.getMacLength()];
    }

    /** The hash of these bytes; the array is used again by the next call. */
    public byte[] sign(byte[] text, int offset, int length) {
        mac.update(text, offset, length);
        try {
            mac.doFinal(result, 0);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a hash of known length did not fit", broken);
        }
        return result;
    }

    /** Appends the hash of these bytes as lower-case hexadecimal digits. */
    public void signHex(byte[] text, int offset, int length, ByteText into) {
        for (byte b : sign(text, offset, length)) {
            into.add((char) HEX[b >> 4 & 15]).add((char) HEX[b & 15]);
        }
    }
}
