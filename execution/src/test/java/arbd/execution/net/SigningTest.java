package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SigningTest {
    @Test
    void shouldSignAsBinancePublished() throws Exception {
        int checked = 0;
        for (JsonNode vector : new ObjectMapper().readTree(
                SharedData.path("venues/visible/binance/signing_vectors.json").toFile()).get("vectors")) {
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
        assertEquals(4, checked);
    }

    @Test
    void shouldNotShowASecret() {
        assertFalse(new Credentials("visible", "hidden-secret").toString().contains("secret"));
        assertFalse(new Credentials("visible", "hidden-secret").toString().contains("visible"));
    }
}
