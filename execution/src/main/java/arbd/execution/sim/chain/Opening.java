package arbd.execution.sim.chain;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.market.Require;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The pools as they are when the chain is first seen: at the reference prices, with some depth. */
final class Opening {
    /** Ends of the positions that are never taken out, in ticks from the price, and their parts of the depth. */
    private static final int[] ENDS = {5_000, 2_000, 600, 200};
    private static final double[] PARTS = {0.2, 0.3, 0.3, 0.2};
    private static final double TICK = 1.0001;

    private final ReferencePrices prices;
    private final double depth;
    private final ConcentratedChanges concentrated;

    Opening(ReferencePrices prices, long depth, ConcentratedChanges concentrated) {
        this.prices = prices;
        this.depth = depth;
        this.concentrated = concentrated;
    }

    /** Positions that every concentrated pool begins with and keeps. */
    static int positions() {
        return ENDS.length;
    }

    PoolState of(Pool pool, long seconds) {
        Require.that(prices.of(pool.asset0().id()) > 0 && prices.of(pool.asset1().id()) > 0,
                "%s: both assets need a reference price", pool.title());
        Require.that(pool.kind() != PoolKind.CONCENTRATED || 2 * pool.tickSpacing() <= ENDS[0],
                "%s: a tick spacing of %d is not simulated", pool.title(), pool.tickSpacing());
        return pool.kind() == PoolKind.CONCENTRATED ? concentrated(pool) : pair(pool, seconds);
    }

    private PairState pair(Pool pool, long seconds) {
        BigInteger reserve0 = units(pool, true, depth / 2);
        BigInteger reserve1 = units(pool, false, depth / 2);
        return new PairState(reserve0, reserve1, reserve0.multiply(reserve1).sqrt(), seconds);
    }

    private ConcentratedState concentrated(Pool pool) {
        double root = Math.sqrt(price(pool));
        ConcentratedState state = concentrated.opened(whole(root * 0x1p96));
        for (int i = 0; i < ENDS.length; i++) {
            Position position = around(pool, state, ENDS[i], depth * PARTS[i], "founder");
            state = (ConcentratedState) concentrated.mint(pool, state, position).after();
        }
        return state;
    }

    /**
     * A position around the price.
     *
     * @param ticks how far it reaches on both sides, made a multiple of the spacing
     * @param notional what it is worth, in whole settlement assets
     */
    Position around(Pool pool, ConcentratedState state, int ticks, double notional, String owner) {
        int spacing = pool.tickSpacing();
        int lower = Math.floorDiv(state.tick() - ticks, spacing) * spacing;
        int upper = (Math.floorDiv(state.tick() + ticks, spacing) + 1) * spacing;
        double root = Math.sqrt(state.price());
        double each = 2 * root - root(lower) - root * root / root(upper);
        return new Position(Hex.address(owner), lower, upper,
                whole(units(pool, false, notional).doubleValue() / each));
    }

    private static double root(int tick) {
        return StrictMath.pow(TICK, tick / 2.0);
    }

    /** Token 1 for a token 0 at the reference prices, both in their smallest units. */
    double price(Pool pool) {
        return prices.of(pool.asset0().id()) / prices.of(pool.asset1().id()) * ten(pool.decimals1())
                / ten(pool.decimals0());
    }

    /** So much of the settlement asset in units of a token. */
    BigInteger units(Pool pool, boolean token0, double notional) {
        double price = prices.of((token0 ? pool.asset0() : pool.asset1()).id());
        return whole(notional / price * ten(token0 ? pool.decimals0() : pool.decimals1()));
    }

    static BigInteger whole(double guess) {
        return new BigDecimal(guess).toBigInteger();
    }

    private static double ten(int exponent) {
        return BigDecimal.TEN.pow(exponent).doubleValue();
    }
}
