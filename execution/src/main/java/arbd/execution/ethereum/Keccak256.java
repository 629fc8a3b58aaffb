package arbd.execution.ethereum;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum uses it, which is not the JDK's SHA-3. Reusable; belongs to one thread. */
public final class Keccak256 {
    /** Bytes of a hash. */
    public static final int BYTES = 32;

    private final KeccakDigest digest = new KeccakDigest(BYTES * Byte.SIZE);

    /** The hash of ASCII text. */
    public static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The hash of bytes. */
    public static byte[] hash(byte[] bytes) {
        return new Keccak256().add(bytes, 0, bytes.length).finish();
    }

    /** Goes on with these bytes. */
    public Keccak256 add(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        return this;
    }

    /** Goes on with all of these bytes. */
    public Keccak256 add(byte[] bytes) {
        return add(bytes, 0, bytes.length);
    }

    /** Goes on with one byte. */
    public Keccak256 add(int oneByte) {
        digest.update((byte) oneByte);
        return this;
    }

    /** Goes on with the eight bytes of a number, highest first. */
    public Keccak256 addLong(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            add((int) (value >>> shift));
        }
        return this;
    }

    /** The hash of all that was added; ready for the next. */
    public byte[] finish() {
        byte[] hash = new byte[BYTES];
        digest.doFinal(hash, 0);
        return hash;
    }
}
