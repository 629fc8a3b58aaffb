package arbd.execution.ethereum;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The native library and Java alone, against each other; the published vectors are where actions are signed. */
final class CurveTest {
    private static final String KEY = "0x0123456789012345678901234567890123456789012345678901234567890123";
    private static final String ADDRESS = "0x14791697260e4c9a71f18484c9f997b308e59325";

    private final Curve lib = Curve.nativeLibrary();
    private final Curve java = Curve.plainJava();

    @Test
    void shouldGiveTheSameBytesWhoeverComputes() {
        long seed = 20261126;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] key = new byte[Curve.BYTES];
            byte[] digest = new byte[Curve.BYTES];
            random.nextBytes(key);
            random.nextBytes(digest);
            String what = "seed " + seed + ", pair " + i;
            assertArrayEquals(lib.publicKey(key), java.publicKey(key), what);
            byte[] signature = lib.sign(digest, key);
            assertArrayEquals(signature, java.sign(digest, key), what);
            for (int odd = 0; odd <= 1; odd++) {
                assertArrayEquals(lib.recover(digest, signature, odd), java.recover(digest, signature, odd), what);
            }
            signature[random.nextInt(signature.length)] ^= (byte) (1 << random.nextInt(8));
            for (int odd = 0; odd <= 1; odd++) {
                assertArrayEquals(lib.recover(digest, signature, odd), java.recover(digest, signature, odd), what);
            }
        }
    }

    @Test
    void shouldFindTheAddressInTheSignature() {
        byte[] digest = Keccak256.hash("anything");
        for (Curve curve : new Curve[] {lib, java}) {
            WalletKey key = new WalletKey(curve, KEY);
            assertEquals(ADDRESS, key.address());
            byte[] signature = key.sign(digest);
            assertEquals(ADDRESS, WalletKey.signer(curve, digest, signature));
            signature[3] ^= 1;
            assertFalse(ADDRESS.equals(WalletKey.signer(curve, digest, signature)));
            signature[WalletKey.SIGNATURE_BYTES - 1] = 29;
            assertNull(WalletKey.signer(curve, digest, signature));
            assertNull(WalletKey.signer(curve, digest, new byte[WalletKey.SIGNATURE_BYTES]));
            assertNull(WalletKey.signer(curve, digest, new byte[1]));
        }
    }

    @Test
    void shouldRefuseWhatIsNoKeyWithoutRepeatingIt() {
        String tooLarge = "f".repeat(64);
        for (Curve curve : new Curve[] {lib, java}) {
            for (String bad : new String[] {"", "0x", KEY + "0", KEY.replace('3', 'g'), "0".repeat(64), tooLarge}) {
                IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                        () -> new WalletKey(curve, bad));
                assertFalse(bad.length() > 2 && refused.getMessage().contains(bad), refused.getMessage());
            }
        }
        assertFalse(new WalletKey(java, KEY).toString().contains("0123456789"));
        assertTrue(WalletKey.isAddress(ADDRESS));
        assertFalse(WalletKey.isAddress(ADDRESS + "0"));
        assertFalse(WalletKey.isAddress(KEY));
    }

    /** The empty text's hash is in every block explorer; SHA-3's would be another. */
    @Test
    void shouldHashAsTheOriginalKeccakDoes() {
        assertEquals("c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                HexFormat.of().formatHex(Keccak256.hash("")));
    }

    @Test
    void shouldSignInJavaWhereTheLibraryIsMissing() throws Exception {
        assertEquals("libsecp256k1", Curve.fastest().title());
        URL[] without = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("secp256k1-kmp-jni")).map(CurveTest::url).toArray(URL[]::new);
        try (URLClassLoader elsewhere = new URLClassLoader(without, ClassLoader.getPlatformClassLoader())) {
            Object found = elsewhere.loadClass(Curve.class.getName()).getMethod("fastest").invoke(null);
            assertEquals("JavaCurve", found.getClass().getSimpleName());
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(entry, e);
        }
    }
}
