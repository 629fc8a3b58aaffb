package arbd.execution.kraken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

final class KrakenSignatureTest {
    @Test
    void shouldSignAsKrakenPublished() throws Exception {
        JsonNode vectors = new ObjectMapper().readTree(
                SharedData.path("venues/visible/kraken/signing_vectors.json").toFile()).get("vectors");
        for (JsonNode vector : vectors) {
            KrakenSignature signature = new KrakenSignature(vector.get("secret").asText());
            for (int again = 0; again < 2; again++) {
                assertEquals(vector.get("expected").asText(), signature.sign(vector.get("path").asText(),
                        vector.get("nonce").asText(), vector.get("body").asText()), vector.get("id").asText());
            }
        }
        assertEquals(2, vectors.size());
    }

    @Test
    void shouldNotQuoteASecretThatIsNotBase64() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new KrakenSignature("not#base64"));
        assertFalse(refused.toString().contains("#"));
        assertEquals(null, refused.getCause());
    }
}
