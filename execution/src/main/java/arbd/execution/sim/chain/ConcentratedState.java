package arbd.execution.sim.chain;

import arbd.amm.Pool;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;

/**
 * A pool of concentrated liquidity.
 *
 * @param sqrtPrice 96 binary places
 * @param tick as the contract stores it
 * @param liquidity at the price
 * @param ticks what is initialised, by tick; not changed any more
 * @param positions all of them
 */
record ConcentratedState(BigInteger sqrtPrice, int tick, BigInteger liquidity, SortedMap<Integer, Tick> ticks,
        List<Position> positions) implements PoolState {
    private static final String TOKEN0 = Abi.selector("token0()");
    private static final String TOKEN1 = Abi.selector("token1()");
    private static final String FEE = Abi.selector("fee()");
    private static final String TICK_SPACING = Abi.selector("tickSpacing()");
    private static final String SLOT0 = Abi.selector("slot0()");
    private static final String LIQUIDITY = Abi.selector("liquidity()");
    private static final String TICK_BITMAP = Abi.selector("tickBitmap(int16)");
    private static final String TICKS = Abi.selector("ticks(int24)");
    private static final int WORD_SHIFT = 8;
    private static final int WORD_BITS = 16;
    private static final int TICK_BITS = 24;

    /**
     * An initialised tick.
     *
     * @param gross liquidity of all positions that end here
     * @param net liquidity that crossing it upwards adds
     */
    record Tick(BigInteger gross, BigInteger net) {
        static final Tick NONE = new Tick(BigInteger.ZERO, BigInteger.ZERO);
    }

    @Override
    public String call(Pool pool, String selector, String arguments) {
        if (selector.equals(TOKEN0)) {
            return Abi.word(pool.token0());
        } else if (selector.equals(TOKEN1)) {
            return Abi.word(pool.token1());
        } else if (selector.equals(FEE)) {
            return Abi.word(pool.feePips());
        } else if (selector.equals(TICK_SPACING)) {
            return Abi.word(pool.tickSpacing());
        } else if (selector.equals(SLOT0)) {
            return slot0();
        } else if (selector.equals(LIQUIDITY)) {
            return Abi.words(liquidity);
        } else if (selector.equals(TICK_BITMAP)) {
            return bitmap(pool, Abi.signed(arguments, WORD_BITS));
        }
        return selector.equals(TICKS) ? tick(Abi.signed(arguments, TICK_BITS)) : null;
    }

    /** Price and tick; one observation, no part of the fee for the protocol, not locked. */
    private String slot0() {
        BigInteger one = BigInteger.ONE;
        return Abi.words(sqrtPrice, BigInteger.valueOf(tick), BigInteger.ZERO, one, one, BigInteger.ZERO, one);
    }

    private String bitmap(Pool pool, Integer word) {
        if (word == null) {
            return null;
        }
        BigInteger bits = BigInteger.ZERO;
        for (int initialised : ticks.keySet()) {
            int compressed = initialised / pool.tickSpacing();
            if (compressed >> WORD_SHIFT == word) {
                bits = bits.setBit(compressed & (1 << WORD_SHIFT) - 1);
            }
        }
        return Abi.words(bits);
    }

    /** Growth of fees and times outside are not kept: zero. */
    private String tick(Integer index) {
        if (index == null) {
            return null;
        }
        Tick found = ticks.getOrDefault(index, Tick.NONE);
        BigInteger none = BigInteger.ZERO;
        BigInteger initialised = BigInteger.valueOf(found.gross.signum());
        return Abi.words(found.gross, found.net, none, none, none, none, none, initialised);
    }

    @Override
    public double price() {
        double root = sqrtPrice.doubleValue() * 0x1p-96;
        return root * root;
    }
}
