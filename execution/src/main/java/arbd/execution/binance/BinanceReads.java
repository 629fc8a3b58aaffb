package arbd.execution.binance;

import arbd.execution.net.ByteText;
import arbd.execution.net.Credentials;
import arbd.execution.net.Hmac;
import arbd.execution.net.ReadDialect;
import arbd.execution.net.ReadRefusedException;
import arbd.execution.net.RestQuery;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;

/**
 * Questions to Binance by REST, spot and USD-M alike: the query with time and window, under HMAC-SHA256 in hexadecimal
 * digits. What is refused is {@code {"code":-2015,"msg":"..."}} with an error status.
 */
public final class BinanceReads implements ReadDialect {
    private static final String WINDOW = "recvWindow=5000&timestamp=";
    private static final long MILLISECOND = 1_000_000L;

    private final String apiKey;
    private final Hmac hmac;
    private final ByteText hex = new ByteText();

    /** For one account. */
    public BinanceReads(Credentials credentials) {
        this.apiKey = credentials.apiKey();
        this.hmac = new Hmac("HmacSHA256", credentials.secret().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public HttpRequest request(RestQuery rest, String path, String query, long wallNanos) {
        String signed = (query.isEmpty() ? "" : query + "&") + WINDOW + wallNanos / MILLISECOND;
        byte[] bytes = signed.getBytes(StandardCharsets.UTF_8);
        hex.clear();
        hmac.signHex(bytes, 0, bytes.length, hex);
        return rest.to(path + "?" + signed + "&signature=" + hex).header("X-MBX-APIKEY", apiKey).GET().build();
    }

    @Override
    public JsonNode result(JsonNode answer) throws ReadRefusedException {
        if (answer.path("code").asInt() < 0) {
            throw new ReadRefusedException(answer.get("code").asText(), answer.path("msg").asText());
        }
        return answer;
    }
}
