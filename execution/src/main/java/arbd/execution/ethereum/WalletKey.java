package arbd.execution.ethereum;

import java.util.Arrays;
import java.util.HexFormat;

/** The private key of one wallet and the address that follows from it. Never printed. */
public final class WalletKey {
    /** Bytes of a signature: r, s, and v, which is 27 or 28. */
    public static final int SIGNATURE_BYTES = 65;

    private static final String KEY = "(0x)?[0-9a-fA-F]{64}";
    private static final String ADDRESS = "0x[0-9a-fA-F]{40}";
    private static final int V = 27;
    private static final int ADDRESS_FROM = 12;

    private final Curve curve;
    private final byte[] privateKey;
    private final byte[] publicKey;

    /**
     * Of 64 hexadecimal digits, with or without {@code 0x}.
     *
     * @throws IllegalArgumentException when it is no key; the text is not repeated
     */
    public WalletKey(Curve curve, String hex) {
        if (!hex.matches(KEY)) {
            throw new IllegalArgumentException("the secret is no private key: expected 0x and 64 hexadecimal digits");
        }
        this.curve = curve;
        this.privateKey = HexFormat.of().parseHex(hex.substring(hex.length() - 2 * Curve.BYTES));
        this.publicKey = curve.publicKey(privateKey);
    }

    /** The wallet's address, {@code 0x} and lower-case digits. */
    public String address() {
        return address(publicKey);
    }

    /** Whether this is written as an address. */
    public static boolean isAddress(String text) {
        return text.matches(ADDRESS);
    }

    /** Signs a digest of 32 bytes: r, s and v. */
    public byte[] sign(byte[] digest) {
        byte[] signature = Arrays.copyOf(curve.sign(digest, privateKey), SIGNATURE_BYTES);
        for (int odd = 0; odd <= 1; odd++) {
            if (Arrays.equals(publicKey, curve.recover(digest, Arrays.copyOf(signature, 2 * Curve.BYTES), odd))) {
                signature[SIGNATURE_BYTES - 1] = (byte) (V + odd);
                return signature;
            }
        }
        throw new IllegalStateException("a signature that leads to another key");
    }

    /** The address that signed a digest, null when nobody's key can have. */
    public static String signer(Curve curve, byte[] digest, byte[] signature) {
        int odd = signature.length == SIGNATURE_BYTES ? signature[SIGNATURE_BYTES - 1] - V : -1;
        if (odd != 0 && odd != 1) {
            return null;
        }
        byte[] key = curve.recover(digest, Arrays.copyOf(signature, 2 * Curve.BYTES), odd);
        return key == null ? null : address(key);
    }

    private static String address(byte[] publicKey) {
        return "0x" + HexFormat.of().formatHex(Keccak256.hash(publicKey), ADDRESS_FROM, Keccak256.BYTES);
    }

    @Override
    public String toString() {
        return "WalletKey[" + address() + "]";
    }
}
