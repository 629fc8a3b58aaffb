package arbd.execution.ethereum;

import fr.acinq.secp256k1.Secp256k1;
import fr.acinq.secp256k1.Secp256k1Exception;
import java.util.Arrays;

/** libsecp256k1 through JNI. */
final class NativeCurve implements Curve {
    private final Secp256k1 library;

    /**
     * Loads the library.
     *
     * @throws IllegalStateException or a {@link LinkageError} when there is none for this machine
     */
    NativeCurve() {
        this.library = Secp256k1.get();
    }

    @Override
    public String title() {
        return "libsecp256k1";
    }

    @Override
    public byte[] publicKey(byte[] privateKey) {
        try {
            return withoutPrefix(library.pubkeyCreate(privateKey));
        } catch (Secp256k1Exception unusable) {
            throw new IllegalArgumentException("not a private key of secp256k1", unusable);
        }
    }

    @Override
    public byte[] sign(byte[] digest, byte[] privateKey) {
        return library.sign(digest, privateKey);
    }

    @Override
    public byte[] recover(byte[] digest, byte[] signature, int odd) {
        try {
            return withoutPrefix(library.ecdsaRecover(signature, digest, odd));
        } catch (Secp256k1Exception none) {
            return null;
        }
    }

    private static byte[] withoutPrefix(byte[] uncompressed) {
        return Arrays.copyOfRange(uncompressed, 1, uncompressed.length);
    }
}
