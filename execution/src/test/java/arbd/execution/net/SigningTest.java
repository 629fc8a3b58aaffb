package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SigningTest {
    @ParameterizedTest
    @CsvSource({"binance, 4", "bybit, 3"})
    void shouldSignAsPublished(String venue, int vectors) throws Exception {
        int checked = 0;
        for (JsonNode vector : new ObjectMapper().readTree(
                SharedData.path("venues/visible/" + venue + "/signing_vectors.json").toFile()).get("vectors")) {
            if (!vector.get("algo").asText().equals("HMAC-SHA256-hex")) {
                continue;
            }
            Hmac hmac = new Hmac("HmacSHA256", vector.get("secret").asText().getBytes(StandardCharsets.UTF_8));
            byte[] payload = vector.get("payload").asText().getBytes(StandardCharsets.UTF_8);
            for (int again = 0; again < 2; again++) {
                ByteText hex = new ByteText();
                hmac.signHex(payload, 0, payload.length, hex);
                assertEquals(vector.get("expected").asText(), hex.toString(), vector.get("id").asText());
            }
            checked++;
        }
        assertEquals(vectors, checked);
    }

    @Test
    void shouldSignAsTheJdkDoes() throws Exception {
        long seed = 20261125;
        SplittableRandom random = new SplittableRandom(seed);
        for (String algorithm : new String[] {"HmacSHA256", "HmacSHA512"}) {
            for (int length = 1; length <= 300; length++) {
                byte[] key = new byte[length];
                random.nextBytes(key);
                Hmac ours = new Hmac(algorithm, key);
                Mac theirs = Mac.getInstance(algorithm);
                theirs.init(new SecretKeySpec(key, algorithm));
                for (int again = 0; again < 3; again++) {
                    byte[] text = new byte[random.nextInt(400)];
                    random.nextBytes(text);
                    int from = random.nextInt(text.length + 1);
                    theirs.update(text, from, text.length - from);
                    assertArrayEquals(theirs.doFinal(), ours.sign(text, from, text.length - from),
                            algorithm + ", key of " + length + " bytes, seed " + seed);
                }
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new Hmac("HmacMD5", new byte[1]));
    }

    @Test
    void shouldNotShowASecret() {
        assertFalse(new Credentials("visible", "hidden-secret").toString().contains("secret"));
        assertFalse(new Credentials("visible", "hidden-secret").toString().contains("visible"));
    }
}
