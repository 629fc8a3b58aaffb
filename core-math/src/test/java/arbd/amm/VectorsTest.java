package arbd.amm;

import static arbd.amm.Vectors.number;
import static arbd.amm.Vectors.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every vector made by the contracts themselves: constant product and concentrated liquidity. */
class VectorsTest {
    private static final Map<String, AmmVerdict> REVERTS = Map.ofEntries(
            Map.entry("ds-math-sub-underflow", AmmVerdict.SUB_UNDERFLOW),
            Map.entry("ds-math-mul-overflow", AmmVerdict.MUL_OVERFLOW),
            Map.entry("ds-math-add-overflow", AmmVerdict.ADD_OVERFLOW),
            Map.entry("UniswapV2Library: INSUFFICIENT_LIQUIDITY", AmmVerdict.INSUFFICIENT_LIQUIDITY),
            Map.entry("UniswapV2Library: INSUFFICIENT_INPUT_AMOUNT", AmmVerdict.INSUFFICIENT_INPUT_AMOUNT),
            Map.entry("UniswapV2Library: INSUFFICIENT_OUTPUT_AMOUNT", AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT),
            Map.entry("UniswapV2: INSUFFICIENT_LIQUIDITY", AmmVerdict.INSUFFICIENT_LIQUIDITY),
            Map.entry("UniswapV2: K", AmmVerdict.K),
            Map.entry("UniswapV2: OVERFLOW", AmmVerdict.RESERVE_OVERFLOW),
            Map.entry("revert", AmmVerdict.DIVISION_BY_ZERO),
            Map.entry("SPL", AmmVerdict.PRICE_LIMIT),
            Map.entry("R", AmmVerdict.PRICE_RANGE),
            Map.entry("T", AmmVerdict.PRICE_RANGE),
            Map.entry("ok", AmmVerdict.OK));

    private static final PoolFee FEE = PoolFee.ofBps(30);

    private final ConstantProduct pools = new ConstantProduct();
    private final ConcentratedLiquidity concentrated = new ConcentratedLiquidity();
    private final SqrtPriceMath prices = new SqrtPriceMath();
    private final MulDiv mulDiv = new MulDiv();
    private final U256 result = new U256();

    @Test
    void shouldCountAsTheRouterDoes() throws IOException {
        for (JsonNode row : Vectors.of("v2_amounts", 455)) {
            U256 amount = number(row, "amount");
            U256 in = number(row, "reserveIn");
            U256 out = number(row, "reserveOut");
            AmmVerdict verdict = text(row, "fn").equals("getAmountOut") ? pools.amountOut(amount, in, out, FEE, result)
                    : pools.amountIn(amount, in, out, FEE, result);
            assertEquals(row.has("revert") ? REVERTS.get(text(row, "revert")) : AmmVerdict.OK, verdict, row::toString);
            if (verdict == AmmVerdict.OK) {
                assertEquals(text(row, "result"), result.toString(), row::toString);
            }
        }
    }

    @Test
    void shouldAllowWhatThePairAllows() throws IOException {
        for (JsonNode row : Vectors.of("v2_pair_swap", 110)) {
            PairSwap swap = pair(row, 1);
            assertEquals(REVERTS.get(text(row, "swapAtOutPlus1")), pools.swap(swap, FEE), row::toString);
            if (row.has("swapAtOut")) {
                swap = pair(row, 0);
                assertEquals(REVERTS.get(text(row, "swapAtOut")), pools.swap(swap, FEE), row::toString);
            }
            if (row.has("after")) {
                assertEquals(text(row.get("after"), "reserve0"), swap.reserve0.toString(), row::toString);
                assertEquals(text(row.get("after"), "reserve1"), swap.reserve1.toString(), row::toString);
                assertRouterAgrees(row);
            }
        }
    }

    private void assertRouterAgrees(JsonNode row) {
        boolean forward = row.get("zeroForOne").asBoolean();
        pools.amountOut(number(row, "amountIn"), number(row, forward ? "reserve0" : "reserve1"),
                number(row, forward ? "reserve1" : "reserve0"), FEE, result);
        assertEquals(text(row, "amountOut"), result.toString(), row::toString);
    }

    private static PairSwap pair(JsonNode row, int more) {
        PairSwap swap = new PairSwap();
        swap.reserve0.set(number(row, "reserve0"));
        swap.reserve1.set(number(row, "reserve1"));
        boolean forward = row.get("zeroForOne").asBoolean();
        (forward ? swap.in0 : swap.in1).set(number(row, "amountIn"));
        (forward ? swap.out1 : swap.out0).add(number(row, "amountOut"), more);
        return swap;
    }

    @Test
    void shouldKnowThePriceOfEveryTickAndTheTickOfEveryPrice() throws IOException {
        TickMath ticks = concentrated.ticks();
        for (JsonNode row : Vectors.of("v3_tickmath", 367)) {
            if (text(row, "fn").equals("getSqrtRatioAtTick")) {
                AmmVerdict verdict = ticks.sqrtRatio(row.get("arg").asInt(), result);
                assertEquals(row.has("revert") ? REVERTS.get(text(row, "revert")) : AmmVerdict.OK, verdict);
                if (verdict == AmmVerdict.OK) {
                    assertEquals(text(row, "result"), result.toString(), row::toString);
                }
            } else {
                U256 price = number(row, "arg");
                assertEquals(!row.has("revert"), ticks.inRange(price), row::toString);
                if (!row.has("revert")) {
                    assertEquals(row.get("result").asInt(), ticks.tickAt(price), row::toString);
                }
            }
        }
    }

    @Test
    void shouldRoundPricesAndAmountsAsTheContractDoes() throws IOException {
        for (JsonNode row : Vectors.of("v3_sqrtprice", 421)) {
            JsonNode args = row.get("args");
            U256 a = U256.of(args.get(0).asText());
            U256 b = U256.of(args.get(1).asText());
            U256 c = U256.of(args.get(2).asText());
            boolean flag = args.size() > 3 && args.get(3).asBoolean();
            boolean fits = switch (text(row, "fn")) {
                case "mulDiv" -> mulDiv.floor(a, b, c, result);
                case "mulDivRoundingUp" -> mulDiv.ceil(a, b, c, result);
                case "getAmount0Delta" -> prices.amount0(a, b, c, flag, result);
                case "getAmount1Delta" -> prices.amount1(a, b, c, flag, result);
                case "getNextSqrtPriceFromInput" -> prices.priceAfterInput(a, b, c, flag, result);
                case "getNextSqrtPriceFromOutput" -> prices.priceAfterOutput(a, b, c, flag, result);
                default -> throw new AssertionError(row.toString());
            };
            assertEquals(!row.has("revert"), fits, row::toString);
            if (fits) {
                assertEquals(text(row, "result"), result.toString(), row::toString);
            }
        }
    }

    @Test
    void shouldStepAsTheContractDoes() throws IOException {
        SwapStep step = new SwapStep();
        for (JsonNode row : Vectors.of("v3_step", 352)) {
            BigInteger remaining = new BigInteger(text(row, "amountRemaining"));
            assertTrue(step.take(number(row, "sqrtPriceCurrentX96"), number(row, "sqrtPriceTargetX96"),
                    number(row, "liquidity"), U256.of(remaining.abs()), remaining.signum() >= 0,
                    row.get("feePips").asInt()), row::toString);
            assertEquals(text(row, "sqrtPriceNextX96"), step.price().toString(), row::toString);
            assertEquals(text(row, "amountIn"), step.amountIn().toString(), row::toString);
            assertEquals(text(row, "amountOut"), step.amountOut().toString(), row::toString);
            assertEquals(text(row, "feeAmount"), step.fee().toString(), row::toString);
        }
    }

    @Test
    void shouldSwapAsThePoolDoes() throws IOException {
        PoolSwap swap = new PoolSwap();
        int deepest = 0;
        for (JsonNode row : Vectors.of("v3_pool_swap", 624)) {
            ConcentratedPool pool = Vectors.pool(row.get("state"), concentrated);
            BigInteger specified = new BigInteger(text(row, "amountSpecified"));
            swap.zeroForOne = row.get("zeroForOne").asBoolean();
            swap.exactIn = specified.signum() > 0;
            swap.amount.set(U256.of(specified.abs()));
            swap.limit.set(number(row, "sqrtPriceLimitX96"));
            AmmVerdict verdict = concentrated.swap(pool, swap);
            assertEquals(row.has("revert") ? REVERTS.get(text(row, "revert")) : AmmVerdict.OK, verdict, row::toString);
            if (verdict != AmmVerdict.OK) {
                continue;
            }
            String out = swap.amountOut.toBigInteger().negate().toString();
            String in = swap.amountIn.toString();
            assertEquals(text(row, "amount0"), swap.zeroForOne ? in : out, row::toString);
            assertEquals(text(row, "amount1"), swap.zeroForOne ? out : in, row::toString);
            pool.apply(swap);
            assertEquals(text(row.get("after"), "sqrtPriceX96"), pool.sqrtPrice.toString(), row::toString);
            assertEquals(text(row.get("after"), "liquidity"), pool.liquidity.toString(), row::toString);
            assertEquals(row.get("after").get("tick").asInt(), pool.tick, row::toString);
            assertEquals(row.get("steps").asInt(), swap.steps, row::toString);
            assertEquals(row.get("ticksCrossed").asInt(), swap.crossed, row::toString);
            deepest = Math.max(deepest, swap.crossed);
        }
        assertTrue(deepest >= 20, "most ticks crossed: " + deepest);
    }
}
