package arbd.execution.net;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A keyed hash (RFC 2104) over the JDK's digests, whose state is made once and used again for every request. The JDK's
 * own {@code Mac} does the same work but allocates a copy of each hash, and signing is on the way of every order. Used
 * by one thread.
 */
public final class Hmac {
    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    };
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest digest;
    private final byte[] inner;
    private final byte[] outer;
    private final byte[] result;

    /**
     * Prepares the key.
     *
     * @param algorithm {@code HmacSHA256} or {@code HmacSHA512}
     * @param key secret bytes, not kept by this class itself
     * @throws IllegalArgumentException when it is another algorithm
     */
    public Hmac(String algorithm, byte[] key) {
        int block = switch (algorithm) {
            case "HmacSHA256" -> 64;
            case "HmacSHA512" -> 128;
            default -> throw new IllegalArgumentException("unknown keyed hash '" + algorithm + "'");
        };
        try {
            this.digest = MessageDigest.getInstance(algorithm.replace("HmacSHA", "SHA-"));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JDK lacks " + algorithm, broken);
        }
        byte[] padded = Arrays.copyOf(key.length > block ? digest.digest(key) : key, block);
        this.inner = masked(padded, INNER);
        this.outer = masked(padded, OUTER);
        this.result = new byte[digest.getDigestLength()];
        Arrays.fill(padded, (byte) 0);
    }

    /** The hash of these bytes; the array is used again by the next call. */
    public byte[] sign(byte[] text, int offset, int length) {
        digest.update(inner);
        digest.update(text, offset, length);
        end();
        digest.update(outer);
        digest.update(result);
        end();
        return result;
    }

    /** Appends the hash of these bytes as lower-case hexadecimal digits. */
    public void signHex(byte[] text, int offset, int length, ByteText into) {
        for (byte b : sign(text, offset, length)) {
            into.add((char) HEX[b >> 4 & 15]).add((char) HEX[b & 15]);
        }
    }

    private void end() {
        try {
            digest.digest(result, 0, result.length);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a hash of known length did not fit", broken);
        }
    }

    private static byte[] masked(byte[] key, byte mask) {
        byte[] masked = key.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] ^= mask;
        }
        return masked;
    }
}
