package arbd.bench.amm;

import arbd.amm.ClosedForm;
import arbd.amm.ConstantProduct;
import arbd.amm.CycleVerdict;
import arbd.amm.PairHop;
import arbd.amm.PoolCycle;
import arbd.amm.PoolFee;
import arbd.amm.U256;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;

/** Cycles of constant-product pools that gain 0.1 % to 3 % on the first sliver, with everything that sizes them. */
public final class PoolCases {
    /** Cycles; a power of two, so that they can be taken in turn. */
    public static final int CASES = 64;

    private static final MathContext DIGITS = new MathContext(80);
    private static final int FEE_BPS = 30;
    private static final double KEPT = 1 - FEE_BPS / 1e4;

    private final int hops;
    private final BigInteger[][] reserves;
    private final double[] reserveIn;
    private final double[] reserveOut;
    private final PoolCycle[] cycles = new PoolCycle[CASES];
    private final SearchedAmount[] searches = new SearchedAmount[CASES];
    private final ClosedForm form = new ClosedForm();
    private final U256 unlimited = new U256().set(-1, -1, -1, -1);

    /** The same cycles for the same seed. */
    public PoolCases(int hops, long seed) {
        this.hops = hops;
        this.reserves = new BigInteger[CASES][2 * hops];
        this.reserveIn = new double[CASES * hops];
        this.reserveOut = new double[CASES * hops];
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < CASES; i++) {
            draw(i, random);
        }
    }

    private void draw(int at, SplittableRandom random) {
        double rate = 1;
        double wanted = 1.001 + random.nextDouble() * 0.03;
        ConstantProduct maths = new ConstantProduct();
        cycles[at] = new PoolCycle(64);
        PairHop[] pools = new PairHop[hops];
        for (int hop = 0; hop < hops; hop++) {
            double in = 1e21 * Math.exp(random.nextDouble() * 8);
            double price = hop == hops - 1 ? wanted / rate / KEPT : Math.exp(random.nextDouble() * 8 - 4);
            rate *= price * KEPT;
            BigInteger exactIn = new BigDecimal(in).toBigInteger();
            BigInteger exactOut = new BigDecimal(in * price).toBigInteger();
            reserves[at][2 * hop] = exactIn;
            reserves[at][2 * hop + 1] = exactOut;
            reserveIn[at * hops + hop] = exactIn.doubleValue();
            reserveOut[at * hops + hop] = exactOut.doubleValue();
            pools[hop] = new PairHop(maths).set(U256.of(exactIn), U256.of(exactOut), PoolFee.ofBps(FEE_BPS));
            cycles[at].add(pools[hop]);
        }
        searches[at] = new SearchedAmount(pools, reserves[at][0]);
    }

    /** The closed form, in doubles. */
    public double closed(int at) {
        form.clear();
        for (int hop = at * hops; hop < (at + 1) * hops; hop++) {
            form.pool(reserveIn[hop], reserveOut[hop], KEPT);
        }
        return form.best(1);
    }

    /** Golden-section search of 60 steps, in doubles. */
    public double searched(int at) {
        return SearchedAmount.golden(x -> gain(at, x), reserveIn[at * hops]);
    }

    /** The sizer: closed form, then exact integers. False when it does not confirm. */
    public boolean sized(int at) {
        return cycles[at].size(unlimited) == CycleVerdict.OK;
    }

    /** Search of 60 steps in exact integers; returns the low bits of the gain. */
    public long searchedExactly(int at) {
        return searches[at].best().limb(0);
    }

    /** The gain of the sizer, whole. */
    BigInteger sizedGain(int at) {
        return sized(at) ? cycles[at].profit().toBigInteger() : BigInteger.ZERO;
    }

    /** The gain of the exact search, whole. */
    BigInteger searchedGain(int at) {
        return searches[at].best().toBigInteger();
    }

    private double gain(int at, double amount) {
        double flowing = amount;
        for (int hop = at * hops; hop < (at + 1) * hops; hop++) {
            double kept = flowing * KEPT;
            flowing = kept * reserveOut[hop] / (reserveIn[hop] + kept);
        }
        return flowing - amount;
    }

    /** What an amount gains, to 80 digits, as a part of what the best amount gains. */
    double lost(int at, double amount) {
        BigDecimal slope = BigDecimal.ONE;
        BigDecimal bend = BigDecimal.ZERO;
        BigDecimal kept = BigDecimal.ONE.subtract(BigDecimal.valueOf(FEE_BPS, 4));
        for (int hop = 0; hop < hops; hop++) {
            BigDecimal perIn = kept.divide(new BigDecimal(reserves[at][2 * hop]), DIGITS);
            bend = bend.add(perIn.multiply(slope), DIGITS);
            slope = slope.multiply(perIn.multiply(new BigDecimal(reserves[at][2 * hop + 1])), DIGITS);
        }
        BigDecimal best = slope.sqrt(DIGITS).subtract(BigDecimal.ONE).divide(bend, DIGITS);
        BigDecimal ours = gain(slope, bend, new BigDecimal(amount));
        return BigDecimal.ONE.subtract(ours.divide(gain(slope, bend, best), DIGITS)).doubleValue();
    }

    private static BigDecimal gain(BigDecimal slope, BigDecimal bend, BigDecimal amount) {
        return slope.multiply(amount).divide(BigDecimal.ONE.add(bend.multiply(amount)), DIGITS).subtract(amount);
    }
}
