package arbd.execution.sim;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Keys of a simulated Coinbase: made for one run as the venue hands them out, and read back as it knows them. */
public final class CoinbaseKeys {
    /** Everything of a P-256 key in SEC1 form (RFC 5915) around its private number and its point. */
    private static final byte[] BEFORE_NUMBER = HexFormat.of().parseHex("30770201010420");
    private static final byte[] BEFORE_POINT = HexFormat.of().parseHex("a00a06082a8648ce3d030107a144034200");
    /** Everything of a public P-256 key (RFC 5480) before its point. */
    private static final byte[] PUBLIC =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    private static final int NUMBER = 32;
    private static final int POINT = 1 + 2 * NUMBER;
    private static final int UNCOMPRESSED = 4;

    private CoinbaseKeys() {
    }

    /** A new private key, PEM in SEC1 form with its public point inside, as the venue's are. */
    public static String generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ByteArrayOutputStream der = new ByteArrayOutputStream();
            der.writeBytes(BEFORE_NUMBER);
            der.writeBytes(number(((ECPrivateKey) pair.getPrivate()).getS()));
            der.writeBytes(BEFORE_POINT);
            ECPublicKey known = (ECPublicKey) pair.getPublic();
            der.write(UNCOMPRESSED);
            der.writeBytes(number(known.getW().getAffineX()));
            der.writeBytes(number(known.getW().getAffineY()));
            return "-----BEGIN EC PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der.toByteArray())
                    + "\n-----END EC PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** The public half of a private key that has its point inside: its last bytes, in SEC1 and in PKCS #8 form. */
    static PublicKey known(String pem) {
        byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        byte[] point = Arrays.copyOfRange(der, der.length - POINT, der.length);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(PUBLIC);
        whole.writeBytes(point);
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(whole.toByteArray()));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalArgumentException("no private key on P-256 with its public point", wrong);
        }
    }

    private static byte[] number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[NUMBER];
        int from = Math.max(0, bytes.length - NUMBER);
        System.arraycopy(bytes, from, fixed, NUMBER - bytes.length + from, bytes.length - from);
        return fixed;
    }
}
