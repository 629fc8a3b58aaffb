package arbd.execution.coinbase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Reply;
import arbd.execution.sim.CoinbaseKeys;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys as Coinbase hands them out, and the tokens that they sign. */
final class CoinbaseKeyTest {
    private static final long NANOS = 1_785_641_750_000_000_000L;
    private static final String URI = "POST api.coinbase.com/api/v3/brokerage/orders";

    @Test
    void shouldSignSoThatThePublishedKeyVerifies() throws Exception {
        JsonNode vector = vector();
        String name = Reply.object(vector.get("header_json").asText()).get("kid").asText();
        PublicKey known = publicKey(vector.get("public_key_pem").asText());
        assertTrue(verifies(vector.get("sample_valid_jwt").asText(), known), "the check itself");
        for (String form : List.of("private_key_sec1_pem", "private_key_pkcs8_pem")) {
            String pem = vector.get(form).asText();
            for (String written : List.of(pem, pem.replace("\n", "\\n"), pem.replace("\n", "\r\n"), pem.strip())) {
                CoinbaseToken token = new CoinbaseToken(name, CoinbaseKey.read(written));
                String rest = token.rest(URI, NANOS + 999);
                assertTrue(verifies(rest, known), form);
                JsonNode head = part(rest, 0);
                assertEquals(32, head.get("nonce").asText().length());
                assertEquals(members(vector.get("header_json").asText()), members(head.toString()));
                assertEquals(Reply.object(vector.get("claims_json").asText()), part(rest, 1));
                String socket = token.socket(NANOS);
                assertTrue(verifies(socket, known), form);
                assertFalse(part(socket, 1).has("uri"));
                assertNotEquals(head.get("nonce"), part(token.rest(URI, NANOS), 0).get("nonce"), "a new one each");
            }
        }
    }

    @Test
    void shouldReadTheSameKeyFromBothForms() throws Exception {
        JsonNode vector = vector();
        assertEquals(((ECPrivateKey) CoinbaseKey.read(vector.get("private_key_sec1_pem").asText())).getS(),
                ((ECPrivateKey) CoinbaseKey.read(vector.get("private_key_pkcs8_pem").asText())).getS());
    }

    @Test
    void shouldReadTheKeysOfTheSimulatedVenue() {
        for (int i = 0; i < 50; i++) {
            String pem = CoinbaseKeys.generate();
            PrivateKey key = CoinbaseKey.read(pem);
            assertEquals("EC", key.getAlgorithm(), pem);
        }
    }

    @Test
    void shouldSayClearlyWhichKeysItDoesNotTake() throws Exception {
        String ed25519 = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC"
                + "\n-----END PRIVATE KEY-----";
        assertRefused(ed25519, "Ed25519");
        assertRefused(Base64.getEncoder().encodeToString(new byte[64]), "Ed25519");
        assertRefused(pem(generated("EC", "secp384r1")), "P-256");
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        assertRefused(pem(rsa.generateKeyPair().getPrivate()), "P-256");
        String good = CoinbaseKeys.generate();
        assertRefused(good.replace("EC PRIVATE", "ENCRYPTED PRIVATE"), "no PEM private key");
        assertRefused(good.substring(0, 120), "no PEM private key");
        assertRefused(good.replaceAll("\n.{20}", "\n"), "");
        assertRefused("c2VjcmV0", "no PEM private key");
        assertRefused("", "no PEM private key");
    }

    @Test
    void shouldRefuseAKeyNameThatIsNone() {
        PrivateKey key = CoinbaseKey.read(CoinbaseKeys.generate());
        for (String name : List.of("", "a b", "a\"b", "a\\b", "a\nb")) {
            assertThrows(IllegalArgumentException.class, () -> new CoinbaseToken(name, key), name);
        }
    }

    private static void assertRefused(String secret, String why) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> CoinbaseKey.read(secret), why);
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            assertFalse(secret.length() > 12 && said.contains(secret.substring(secret.length() / 2, secret.length() / 2
                    + 6)), said);
        }
    }

    private static PrivateKey generated(String algorithm, String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair().getPrivate();
    }

    private static String pem(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static List<String> members(String json) {
        return Reply.object(json).properties().stream().map(Map.Entry::getKey).sorted().toList();
    }

    private static JsonNode part(String token, int part) {
        return Reply.object(new String(Base64.getUrlDecoder().decode(token.split("\\.")[part]),
                StandardCharsets.US_ASCII));
    }

    private static boolean verifies(String token, PublicKey key) throws Exception {
        int dot = token.lastIndexOf('.');
        Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
        check.initVerify(key);
        check.update(token.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        assertFalse(token.contains("="), "padding");
        return check.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    private static PublicKey publicKey(String pem) throws Exception {
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(
                Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""))));
    }

    private static JsonNode vector() throws Exception {
        for (JsonNode vector : Reply.object(Files.readString(
                SharedData.path("venues/visible/coinbase/signing_vectors.json"))).get("vectors")) {
            if (vector.get("algo").asText().startsWith("ES256")) {
                return vector;
            }
        }
        throw new AssertionError("no vector");
    }
}
