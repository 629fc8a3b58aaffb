package arbd.amm;

import static arbd.amm.Vectors.number;
import static arbd.amm.Vectors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every vector of the time-weighted averages and of Raydium's program. */
class TwapVectorsTest {
    private static final int RAY_LOG_OUT = 49;
    private static final int UNFUNDED_SECONDS = 2;

    private final U256 result = new U256();

    @Test
    void shouldSumPricesAsThePairDoes() throws IOException {
        int steps = 0;
        for (JsonNode row : Vectors.of("v2_twap", 8)) {
            PairTwap twap = new PairTwap();
            JsonNode before = null;
            for (JsonNode now : row.get("observations")) {
                if (before == null) {
                    twap.sum0.set(number(now, "price0CumulativeLast"));
                    twap.sum1.set(number(now, "price1CumulativeLast"));
                }
                twap.sync((int) now.get("timestamp").asLong(), number(now, "reserve0"), number(now, "reserve1"));
                assertEquals(text(now, "price0CumulativeLast"), twap.sum0.toString(), now::toString);
                assertEquals(text(now, "price1CumulativeLast"), twap.sum1.toString(), now::toString);
                if (before != null) {
                    steps++;
                    assertMean(before, now, twap);
                }
                before = now;
            }
        }
        assertTrue(steps >= 80, steps + " steps");
    }

    private void assertMean(JsonNode before, JsonNode now, PairTwap twap) {
        long elapsed = now.get("timestamp").asLong() - before.get("timestamp").asLong();
        assertTrue(twap.mean(number(before, "price0CumulativeLast"), twap.sum0, elapsed, result));
        U256 price = new U256();
        price.shiftLeft(number(before, "reserve1"), 112);
        new MulDiv().divideFloor(price, number(before, "reserve0"), price);
        assertEquals(price.toString(), result.toString(), now::toString);
    }

    @Test
    void shouldObserveAndConsultAsThePoolDoes() throws IOException {
        TickMath ticks = new TickMath();
        List<JsonNode> rows = Vectors.of("v3_twap", 80);
        JsonNode history = rows.get(0).get("history");
        PoolTwap twap = new PoolTwap(history.size() + 1);
        JsonNode last = replay(history, twap);
        int tick = last.get("tickAfter").asInt();
        U256 liquidity = number(last, "liquidity");
        for (JsonNode row : rows) {
            int now = (int) row.get("now").asLong();
            int ago = row.get("secondsAgo").asInt();
            Observation observation = new Observation();
            for (int i = 0; i < 2; i++) {
                assertEquals(AmmVerdict.OK, twap.observe(now, i == 0 ? ago : 0, tick, liquidity, observation));
                assertEquals(row.get("tickCumulatives").get(i).asLong(), observation.tickSum, row::toString);
                assertEquals(row.get("secondsPerLiquidityCumulativeX128s").get(i).asText(),
                        observation.secondsPerLiquidity.toString(), row::toString);
            }
            AmmVerdict verdict = twap.consult(now, ago, tick, liquidity);
            assertEquals(row.has("consultRevert") ? AmmVerdict.NO_OBSERVATION : AmmVerdict.OK, verdict, row::toString);
            if (verdict == AmmVerdict.OK) {
                assertEquals(row.get("meanTick").asInt(), twap.meanTick(), row::toString);
                assertEquals(text(row, "harmonicMeanLiquidity"), twap.harmonicLiquidity().toString(), row::toString);
                JsonNode quote = row.get("quote");
                assertEquals(AmmVerdict.OK, twap.quoteAtTick(twap.meanTick(), number(quote, "baseAmount"),
                        quote.get("baseIsToken0").asBoolean(), ticks, result));
                assertEquals(text(quote, "quoteAmount"), result.toString(), row::toString);
            }
        }
        int before = history.get(0).get("timestamp").asInt() - UNFUNDED_SECONDS - 1;
        int now = (int) rows.get(0).get("now").asLong();
        assertEquals(AmmVerdict.NO_OBSERVATION, twap.consult(now, now - before, tick, liquidity));
    }

    /** The first sums are 2^129: two seconds between the pool's start and the first row, without liquidity. */
    private static JsonNode replay(JsonNode history, PoolTwap twap) {
        JsonNode before = null;
        for (JsonNode write : history) {
            int seconds = (int) write.get("timestamp").asLong();
            if (before == null) {
                twap.begin(seconds - UNFUNDED_SECONDS);
                twap.write(seconds, write.get("tickAfter").asInt(), new U256());
            } else {
                twap.write(seconds, before.get("tickAfter").asInt(), number(before, "liquidity"));
            }
            before = write;
        }
        return before;
    }

    @Test
    void shouldSwapAsRaydiumDoes() throws IOException {
        RaydiumV4 raydium = new RaydiumV4();
        RaydiumPool pool = new RaydiumPool();
        int old = 0;
        int refused = 0;
        for (JsonNode row : Vectors.of("raydium_v4_swap", 300)) {
            byte[] account = Base64.getDecoder().decode(text(row, "ammInfoBase64"));
            assertTrue(pool.decode(account, 0, account.length));
            assertEquals(Long.parseUnsignedLong(text(row, "swapFeeNumerator")), pool.swapFeeNumerator);
            assertEquals(Long.parseUnsignedLong(text(row, "swapFeeDenominator")), pool.swapFeeDenominator);
            assertEquals(Long.parseUnsignedLong(text(row, "needTakePnlCoin")), pool.needTakePnlCoin);
            assertEquals(Long.parseUnsignedLong(text(row, "needTakePnlPc")), pool.needTakePnlPc);
            pool.coinVault = Long.parseUnsignedLong(text(row, "coinVaultAmount"));
            pool.pcVault = Long.parseUnsignedLong(text(row, "pcVaultAmount"));
            boolean coinToPc = text(row, "direction").equals("coin2pc");
            long in = Long.parseUnsignedLong(text(row, "amountIn"));
            boolean sameInBoth = row.get("feeVersionIndependent").asBoolean();
            AmmVerdict verdict = raydium.amountOut(pool, coinToPc, in, RaydiumV4.FeeRounding.HALF_BELOW_ONE, result);
            assertEquals(row.has("error") ? AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT : AmmVerdict.OK, verdict,
                    row::toString);
            old += sameInBoth ? 0 : 1;
            refused += row.has("error") ? 1 : 0;
            if (verdict == AmmVerdict.OK) {
                assertAfter(row, pool, coinToPc, in);
            }
            if (sameInBoth) {
                U256 plain = new U256();
                assertEquals(verdict, raydium.amountOut(pool, coinToPc, in, RaydiumV4.FeeRounding.UP, plain));
                assertEquals(result.toString(), plain.toString(), row::toString);
            }
        }
        assertTrue(old > 5 && refused > 5, old + " of the old rounding, " + refused + " refused");
    }

    private void assertAfter(JsonNode row, RaydiumPool pool, boolean coinToPc, long in) {
        long out = result.limb(0);
        assertEquals(text(row, "amountOut"), Long.toUnsignedString(out), row::toString);
        assertEquals(text(row, "coinVaultAfter"), Long.toUnsignedString(pool.coinVault + (coinToPc ? in : -out)));
        assertEquals(text(row, "pcVaultAfter"), Long.toUnsignedString(pool.pcVault + (coinToPc ? -out : in)));
        byte[] log = Base64.getDecoder().decode(text(row, "rayLogBase64"));
        long logged = 0;
        for (int i = 7; i >= 0; i--) {
            logged = logged << 8 | log[RAY_LOG_OUT + i] & 0xFF;
        }
        assertEquals(out, logged, row::toString);
    }
}
