package arbd.amm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The router's and the pair's arithmetic against BigInteger, reverts included. */
class ConstantProductTest {
    private static final int CASES = 150_000;
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(256);

    private final ConstantProduct pools = new ConstantProduct();
    private final U256 result = new U256();

    @Test
    void shouldCountAsTheTwinDoes() {
        long seed = 301L;
        Random random = new Random(seed);
        Map<AmmVerdict, Integer> verdicts = new EnumMap<>(AmmVerdict.class);
        for (int i = 0; i < CASES; i++) {
            boolean wild = random.nextInt(3) == 0;
            BigInteger amount = wild ? U256Test.any(random) : number(random, 112);
            BigInteger in = wild ? U256Test.any(random) : number(random, 112);
            BigInteger out = wild ? U256Test.any(random) : number(random, 112);
            PoolFee fee = fee(random);
            String where = "seed " + seed + ": " + amount + " into " + in + "/" + out + ", " + fee;
            AmmVerdict verdict = pools.amountOut(U256.of(amount), U256.of(in), U256.of(out), fee, result);
            assertEquals(outVerdict(amount, in, out, fee), verdict, where);
            verdicts.merge(verdict, 1, Integer::sum);
            if (verdict == AmmVerdict.OK) {
                assertEquals(out(amount, in, out, fee), result.toBigInteger(), where);
            }
            verdict = pools.amountIn(U256.of(amount), U256.of(in), U256.of(out), fee, result);
            assertEquals(inVerdict(amount, in, out, fee), verdict, where);
            verdicts.merge(verdict, 1, Integer::sum);
            if (verdict == AmmVerdict.OK) {
                assertIn(amount, in, out, fee, where);
            }
        }
        assertTrue(verdicts.size() >= 7 && verdicts.get(AmmVerdict.OK) > CASES / 2, verdicts.toString());
    }

    private void assertIn(BigInteger amount, BigInteger in, BigInteger out, PoolFee fee, String where) {
        BigInteger above = in.multiply(amount).multiply(BigInteger.valueOf(fee.whole()));
        BigInteger below = out.subtract(amount).multiply(BigInteger.valueOf(fee.keep()));
        assertEquals(above.divide(below).add(BigInteger.ONE), result.toBigInteger(), where);
        pools.leastIn(U256.of(amount), U256.of(in), U256.of(out), fee, result);
        BigInteger least = result.toBigInteger();
        assertTrue(out(least, in, out, fee).compareTo(amount) >= 0, where + ": too little");
        BigInteger less = least.subtract(BigInteger.ONE);
        assertTrue(less.signum() == 0 || out(less, in, out, fee).compareTo(amount) < 0, where + ": too much");
    }

    /** The pair lets exactly so much out and not one unit more; the product never falls; a higher fee never helps. */
    @Test
    void shouldConserveTheProductAndFallWithTheFee() {
        long seed = 302L;
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            // In millionths the pair's own product would overflow for the largest reserves.
            BigInteger in = number(random, 105);
            BigInteger out = number(random, 106);
            BigInteger amount = number(random, 105);
            int pips = random.nextInt(1_000_000 - 1);
            PoolFee fee = PoolFee.ofPips(pips);
            String where = "seed " + seed + ": " + amount + " into " + in + "/" + out + ", " + pips;
            assertEquals(AmmVerdict.OK, pools.amountOut(U256.of(amount), U256.of(in), U256.of(out), fee, result));
            BigInteger most = result.toBigInteger();
            pools.amountOut(U256.of(amount), U256.of(in), U256.of(out), PoolFee.ofPips(pips + 1), result);
            assertTrue(result.toBigInteger().compareTo(most) <= 0, where + ": more for a higher fee");
            if (most.signum() > 0) {
                PairSwap swap = swap(in, out, amount, most);
                assertEquals(AmmVerdict.OK, pools.swap(swap, fee), where);
                assertTrue(swap.reserve0.toBigInteger().multiply(swap.reserve1.toBigInteger())
                        .compareTo(in.multiply(out)) >= 0, where + ": the product fell");
            }
            AmmVerdict more = pools.swap(swap(in, out, amount, most.add(BigInteger.ONE)), fee);
            assertEquals(most.add(BigInteger.ONE).equals(out) ? AmmVerdict.INSUFFICIENT_LIQUIDITY : AmmVerdict.K, more,
                    where);
            refused += more == AmmVerdict.K ? 1 : 0;
        }
        assertTrue(refused > CASES / 2, "refused: " + refused);
    }

    private static PairSwap swap(BigInteger reserve0, BigInteger reserve1, BigInteger in0, BigInteger out1) {
        PairSwap swap = new PairSwap();
        swap.reserve0.set(U256.of(reserve0));
        swap.reserve1.set(U256.of(reserve1));
        swap.in0.set(U256.of(in0));
        swap.out1.set(U256.of(out1));
        return swap;
    }

    @Test
    void shouldWrapTimesAndSumsAsThePairDoes() {
        long seed = 303L;
        Random random = new Random(seed);
        int wrapped = 0;
        for (int i = 0; i < CASES / 10; i++) {
            PairTwap twap = new PairTwap();
            BigInteger sum0 = LIMIT.subtract(number(random, 240));
            BigInteger sum1 = number(random, 256);
            twap.sum0.set(U256.of(sum0));
            twap.sum1.set(U256.of(sum1));
            twap.syncedSeconds = -random.nextInt(1_000);
            for (int j = 0; j < 6; j++) {
                BigInteger r0 = twap.reserve0.toBigInteger();
                BigInteger r1 = twap.reserve1.toBigInteger();
                int elapsed = random.nextInt(2_000);
                twap.sync(twap.syncedSeconds + elapsed, U256.of(number(random, 112)), U256.of(number(random, 112)));
                if (r0.signum() > 0) {
                    BigInteger seconds = BigInteger.valueOf(elapsed);
                    wrapped += sum0.add(r1.shiftLeft(112).divide(r0).multiply(seconds)).compareTo(LIMIT) >= 0 ? 1 : 0;
                    sum0 = sum0.add(r1.shiftLeft(112).divide(r0).multiply(seconds)).mod(LIMIT);
                    sum1 = sum1.add(r0.shiftLeft(112).divide(r1).multiply(seconds)).mod(LIMIT);
                }
                assertEquals(sum0, twap.sum0.toBigInteger(), "seed " + seed + ", case " + i);
                assertEquals(sum1, twap.sum1.toBigInteger(), "seed " + seed + ", case " + i);
            }
        }
        assertTrue(wrapped > CASES / 100, "wrapped: " + wrapped);
    }

    private static AmmVerdict outVerdict(BigInteger amount, BigInteger in, BigInteger out, PoolFee fee) {
        if (amount.signum() == 0) {
            return AmmVerdict.INSUFFICIENT_INPUT_AMOUNT;
        }
        if (in.signum() == 0 || out.signum() == 0) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        BigInteger kept = amount.multiply(BigInteger.valueOf(fee.keep()));
        BigInteger below = in.multiply(BigInteger.valueOf(fee.whole()));
        if (large(kept) || large(kept.multiply(out)) || large(below)) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        return large(below.add(kept)) ? AmmVerdict.ADD_OVERFLOW : AmmVerdict.OK;
    }

    private static AmmVerdict inVerdict(BigInteger amount, BigInteger in, BigInteger out, PoolFee fee) {
        if (amount.signum() == 0) {
            return AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT;
        }
        if (in.signum() == 0 || out.signum() == 0) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        if (large(in.multiply(amount)) || large(in.multiply(amount).multiply(BigInteger.valueOf(fee.whole())))) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        if (amount.compareTo(out) > 0) {
            return AmmVerdict.SUB_UNDERFLOW;
        }
        if (large(out.subtract(amount).multiply(BigInteger.valueOf(fee.keep())))) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        return amount.equals(out) ? AmmVerdict.DIVISION_BY_ZERO : AmmVerdict.OK;
    }

    private static BigInteger out(BigInteger amount, BigInteger in, BigInteger out, PoolFee fee) {
        BigInteger kept = amount.multiply(BigInteger.valueOf(fee.keep()));
        return kept.multiply(out).divide(in.multiply(BigInteger.valueOf(fee.whole())).add(kept));
    }

    private static boolean large(BigInteger value) {
        return value.compareTo(LIMIT) >= 0;
    }

    private static PoolFee fee(Random random) {
        return random.nextBoolean() ? PoolFee.ofBps(random.nextInt(100)) : PoolFee.ofPips(random.nextInt(1_000_000));
    }

    private static BigInteger number(Random random, int bits) {
        return new BigInteger(1 + random.nextInt(bits), random).max(BigInteger.ONE);
    }
}
