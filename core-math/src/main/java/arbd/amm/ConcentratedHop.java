package arbd.amm;

/** A trade in a pool of concentrated liquidity, which is read, not copied. Shares the maths of its thread. */
public final class ConcentratedHop implements Hop {
    private static final double PIPS = 1_000_000;
    private static final double PRICE_SCALE = 0x1p-96;

    private final ConcentratedLiquidity maths;
    private final PoolSwap swap = new PoolSwap();
    private final U256 liquidity = new U256();
    private final U256 scratch = new U256();
    private ConcentratedPool pool;
    private boolean zeroForOne;
    /** Place of the tick at which the stretch ends. */
    private int at;
    private double price;
    private double kept;

    /** A trade in no pool yet. */
    public ConcentratedHop(ConcentratedLiquidity maths) {
        this.maths = maths;
    }

    /** Becomes a trade in this pool. */
    public ConcentratedHop set(ConcentratedPool of, boolean token0In) {
        pool = of;
        zeroForOne = token0In;
        kept = 1 - of.feePips() / PIPS;
        return this;
    }

    @Override
    public boolean begin(Range into) {
        if (!maths.ticks().inRange(pool.sqrtPrice)) {
            return false;
        }
        liquidity.set(pool.liquidity);
        price = pool.sqrtPrice.toDouble() * PRICE_SCALE;
        at = pool.ticks.atOrBelow(pool.tick) + (zeroForOne ? 0 : 1);
        stretch(into);
        return true;
    }

    @Override
    public boolean next(Range into) {
        if (at < 0 || at >= pool.ticks.count()
                || !pool.ticks.cross(at, !zeroForOne, liquidity, scratch)) {
            return false;
        }
        price = pool.ticks.price(at).toDouble() * PRICE_SCALE;
        at += zeroForOne ? -1 : 1;
        stretch(into);
        return true;
    }

    /** Virtual reserves L / P and L x P (white paper, 6.2), from the price to that of the next tick. */
    private void stretch(Range into) {
        double depth = liquidity.toDouble();
        double end = pool.ticks.price(at).toDouble() * PRICE_SCALE;
        if (zeroForOne) {
            into.slope = kept * price * price;
            into.bend = kept * price / depth;
            into.room = depth * (price - end) / (price * end) / kept;
        } else {
            into.slope = kept / (price * price);
            into.bend = kept / (depth * price);
            into.room = depth * (end - price) / kept;
        }
        if (!(depth > 0) || !(into.room > 0)) {
            into.bend = 0;
            into.room = 0;
        }
    }

    @Override
    public AmmVerdict out(U256 amountIn, U256 into) {
        AmmVerdict verdict = swap(amountIn, true);
        if (verdict == AmmVerdict.OK && swap.amountIn.compare(amountIn) != 0) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        into.set(swap.amountOut);
        return verdict == AmmVerdict.OK && into.isZero() ? AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT : verdict;
    }

    @Override
    public AmmVerdict leastIn(U256 amountOut, U256 into) {
        AmmVerdict verdict = swap(amountOut, false);
        if (verdict == AmmVerdict.OK && swap.amountOut.compare(amountOut) != 0) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        into.set(swap.amountIn);
        return verdict;
    }

    private AmmVerdict swap(U256 amount, boolean exactIn) {
        swap.zeroForOne = zeroForOne;
        swap.exactIn = exactIn;
        swap.amount.set(amount);
        maths.unlimited(swap);
        return maths.swap(pool, swap);
    }
}
