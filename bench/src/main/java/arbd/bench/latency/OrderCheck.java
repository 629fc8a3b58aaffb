package arbd.bench.latency;

import arbd.bench.goal.WrongAnswerException;
import arbd.execution.sim.BinanceSignature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A second look at orders, away from the measurement: whether a venue would have taken them. */
final class OrderCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OrderCheck() {
    }

    /**
     * Looks at each.
     *
     * @param signed whether a signature is expected; the peers send only its length
     * @throws WrongAnswerException at the first that is not as it should be
     */
    static void check(List<String> orders, boolean signed) throws IOException, WrongAnswerException {
        Set<String> ids = new HashSet<>();
        for (String text : orders) {
            JsonNode params = JSON.readTree(text).path("params");
            String why = wrong(params, signed);
            if (!why.isEmpty()) {
                throw new WrongAnswerException(why + " in " + text);
            }
            if (signed && !ids.add(params.path("newClientOrderId").asText())) {
                throw new WrongAnswerException("a client order id a second time in " + text);
            }
        }
    }

    private static String wrong(JsonNode params, boolean signed) {
        if (!params.path("symbol").asText().equals(Script.EDGE_SYMBOL)) {
            return "an order for another market";
        }
        if (!params.path("type").asText().equals("LIMIT") || !params.path("timeInForce").asText().equals("IOC")) {
            return "an order that is not immediate";
        }
        if (params.path("quantity").asDouble() <= 0 || OrderText.edge(params.path("price").asText()) < 0) {
            return "an absurd price or quantity";
        }
        if (params.path("signature").asText().length() != 64) {
            return "no signature";
        }
        return signed && !BinanceSignature.good(Commands.SECRET, params) ? "a wrong signature" : "";
    }
}
