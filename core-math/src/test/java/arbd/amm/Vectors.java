package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Conformance vectors: one case a line, every integer a decimal string. */
final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {
    }

    /** All cases of a family, which has at least so many. */
    static List<JsonNode> of(String family, int atLeast) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.path("evm/vectors/visible/" + family + ".jsonl"))) {
            cases.add(JSON.readTree(line));
        }
        assertTrue(cases.size() >= atLeast, family + " has only " + cases.size() + " cases");
        return cases;
    }

    static U256 number(JsonNode node, String field) {
        return U256.of(text(node, field));
    }

    static String text(JsonNode node, String field) {
        assertTrue(node.hasNonNull(field), "no '" + field + "' in " + node);
        return node.get(field).asText();
    }

    /** A pool as the vectors describe it, all its ticks known. */
    static ConcentratedPool pool(JsonNode state, ConcentratedLiquidity maths) {
        JsonNode ticks = state.get("ticks");
        ConcentratedPool pool = new ConcentratedPool(state.get("fee").asInt(), state.get("tickSpacing").asInt(),
                Math.max(1, ticks.size()));
        pool.sqrtPrice.set(number(state, "sqrtPriceX96"));
        pool.liquidity.set(number(state, "liquidity"));
        pool.tick = state.get("tick").asInt();
        pool.ticks.clear(TickMath.TICK_MIN, TickMath.TICK_MAX, maths.ticks());
        for (JsonNode tick : ticks) {
            BigInteger net = new BigInteger(tick.get(1).asText());
            assertTrue(pool.ticks.add(tick.get(0).asInt(), net.shiftRight(64).longValue(), net.longValue(),
                    maths.ticks()), "tick " + tick);
        }
        return pool;
    }
}
