package arbd.execution.ethereum;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;

/** BouncyCastle's arithmetic: the same bytes as the native library, some ten times slower. */
final class JavaCurve implements Curve {
    private static final X9ECParameters CURVE = SECNamedCurves.getByName("secp256k1");
    private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

    @Override
    public String title() {
        return "BouncyCastle";
    }

    @Override
    public byte[] publicKey(byte[] privateKey) {
        return bytes(new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar(privateKey)));
    }

    @Override
    public byte[] sign(byte[] digest, byte[] privateKey) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(scalar(privateKey), DOMAIN));
        BigInteger[] signature = signer.generateSignature(digest);
        BigInteger other = CURVE.getN().subtract(signature[1]);
        byte[] both = new byte[2 * BYTES];
        BigIntegers.asUnsignedByteArray(signature[0], both, 0, BYTES);
        BigIntegers.asUnsignedByteArray(signature[1].min(other), both, BYTES, BYTES);
        return both;
    }

    @Override
    public byte[] recover(byte[] digest, byte[] signature, int odd) {
        BigInteger r = new BigInteger(1, signature, 0, BYTES);
        BigInteger s = new BigInteger(1, signature, BYTES, BYTES);
        if (!within(r) || !within(s)) {
            return null;
        }
        byte[] compressed = new byte[1 + BYTES];
        compressed[0] = (byte) (2 + odd);
        System.arraycopy(signature, 0, compressed, 1, BYTES);
        ECPoint point;
        try {
            point = CURVE.getCurve().decodePoint(compressed);
        } catch (IllegalArgumentException notOnTheCurve) {
            return null;
        }
        BigInteger inverse = BigIntegers.modOddInverse(CURVE.getN(), r);
        BigInteger ofBase = new BigInteger(1, digest).negate().multiply(inverse).mod(CURVE.getN());
        BigInteger ofPoint = s.multiply(inverse).mod(CURVE.getN());
        ECPoint key = ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), ofBase, point, ofPoint);
        return key.isInfinity() ? null : bytes(key);
    }

    private static boolean within(BigInteger value) {
        return value.signum() > 0 && value.compareTo(CURVE.getN()) < 0;
    }

    private static BigInteger scalar(byte[] privateKey) {
        BigInteger value = new BigInteger(1, privateKey);
        if (privateKey.length != BYTES || !within(value)) {
            throw new IllegalArgumentException("not a private key of secp256k1");
        }
        return value;
    }

    private static byte[] bytes(ECPoint point) {
        byte[] encoded = point.getEncoded(false);
        return Arrays.copyOfRange(encoded, 1, encoded.length);
    }
}
