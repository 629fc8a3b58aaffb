package arbd.execution.ethereum;

import org.slf4j.LoggerFactory;

/**
 * ECDSA on secp256k1 with the deterministic nonces of RFC 6979 and the lower of the two possible {@code s}: the same
 * digest and key give the same signature, whoever computes it.
 */
public interface Curve {
    /** Bytes of a digest and of a private key. */
    int BYTES = 32;

    /** For people. */
    String title();

    /**
     * The public key, x before y, 64 bytes.
     *
     * @throws IllegalArgumentException when the private key is none: 0, or not below the order of the curve
     */
    byte[] publicKey(byte[] privateKey);

    /** The signature of a digest, r before s, 64 bytes. */
    byte[] sign(byte[] digest, byte[] privateKey);

    /**
     * Whose signature it is: the public key as in {@link #publicKey}, null when there is none.
     *
     * @param odd whether the y of the signature's point is odd, 0 or 1
     */
    byte[] recover(byte[] digest, byte[] signature, int odd);

    /** The native library, or Java alone where it cannot be loaded. */
    static Curve fastest() {
        try {
            return nativeLibrary();
        } catch (IllegalStateException | LinkageError absent) {
            LoggerFactory.getLogger(Curve.class).warn("native secp256k1 cannot be loaded ({}): orders are signed by"
                    + " BouncyCastle, which takes longer", absent.toString());
            return plainJava();
        }
    }

    /**
     * libsecp256k1.
     *
     * @throws IllegalStateException or a {@link LinkageError} when there is none for this machine
     */
    static Curve nativeLibrary() {
        return new NativeCurve();
    }

    /** BouncyCastle: everywhere, and slower. */
    static Curve plainJava() {
        return new JavaCurve();
    }
}
