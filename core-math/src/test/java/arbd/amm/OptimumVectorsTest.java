package arbd.amm;

import static arbd.amm.Vectors.number;
import static arbd.amm.Vectors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every vector of an optimum: at least the best that was searched, less two units or a billionth. */
class OptimumVectorsTest {
    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
    private static final U256 UNLIMITED = new U256().set(-1, -1, -1, -1);
    private static final int NEIGHBOURS = 64;

    private final ConstantProduct pools = new ConstantProduct();
    private final ConcentratedLiquidity concentrated = new ConcentratedLiquidity();
    private final PoolCycle cycle = new PoolCycle(NEIGHBOURS);

    @Test
    void shouldFindTheBestOfTwoPools() throws IOException {
        int profitable = 0;
        for (JsonNode row : Vectors.of("v2_arb", 200)) {
            cycle.clear().add(pair(row.get("poolA"))).add(pair(row.get("poolB")));
            profitable += check(row);
            if (row.get("exhaustive").asBoolean()) {
                assertEquals(text(row.get("best"), "profit"), cycle.profit().toString(), row::toString);
            }
        }
        assertTrue(profitable > 90, "profitable: " + profitable);
    }

    @Test
    void shouldFindTheBestOfThreeToFivePools() throws IOException {
        int profitable = 0;
        for (JsonNode row : Vectors.of("v2_route", 120)) {
            cycle.clear();
            row.get("hops").forEach(hop -> cycle.add(pair(hop)));
            profitable += check(row);
        }
        assertTrue(profitable > 40, "profitable: " + profitable);
    }

    @Test
    void shouldFindTheBestOfAPairAndConcentratedLiquidity() throws IOException {
        int profitable = 0;
        List<JsonNode> rows = Vectors.of("mixed_arb", 60);
        for (JsonNode row : rows) {
            ConcentratedPool pool = Vectors.pool(row.get("v3"), concentrated);
            boolean first = row.get("v3First").asBoolean();
            boolean zeroForOne = row.get("startZeroForOne").asBoolean();
            Hop v3 = new ConcentratedHop(concentrated).set(pool, first == zeroForOne);
            JsonNode v2 = row.get("v2");
            boolean zeroInPair = first != zeroForOne;
            Hop pair = new PairHop(pools).set(number(v2, zeroInPair ? "reserve0" : "reserve1"),
                    number(v2, zeroInPair ? "reserve1" : "reserve0"), PoolFee.ofBps(v2.get("feeBps").asInt()));
            cycle.clear().add(first ? v3 : pair).add(first ? pair : v3);
            profitable += check(row);
        }
        assertTrue(profitable > 20, "profitable: " + profitable);
    }

    private int check(JsonNode row) {
        CycleVerdict verdict = cycle.size(UNLIMITED);
        BigInteger best = new BigInteger(text(row.get("best"), "profit"));
        BigInteger ours = cycle.profit().toBigInteger();
        BigInteger allowed = best.divide(BILLION).max(BigInteger.TWO);
        assertTrue(ours.compareTo(best.subtract(allowed)) >= 0, () -> verdict + " gains " + ours + " of " + row);
        assertEquals(verdict == CycleVerdict.OK, ours.signum() > 0, row::toString);
        assertTrue(best.signum() > 0 || ours.signum() == 0, () -> "gains " + ours + " where nothing does: " + row);
        return best.signum() > 0 ? 1 : 0;
    }

    private Hop pair(JsonNode node) {
        return new PairHop(pools).set(number(node, "reserveIn"), number(node, "reserveOut"),
                PoolFee.ofBps(node.get("feeBps").asInt()));
    }
}
