package arbd.amm;

/** A trade in a pool of concentrated liquidity, which is read, not copied. Shares the maths of its thread. */
public final class ConcentratedHop implements Hop {
    private static final double PIPS = 1_000_000;
    private static final double PRICE_SCALE = 0x1p-96;
    private static final U256 WHOLE = U256.of(1_000_000);
    /** A price is the square of its root, with 128 binary places of the 192 that the square has. */
    private static final U256 DROPPED = U256.powerOfTwo(64);
    private static final U256 PLACES = U256.powerOfTwo(128);

    private final ConcentratedLiquidity maths;
    private final PoolSwap swap = new PoolSwap();
    private final U256 liquidity = new U256();
    private final U256 from = new U256();
    private final U256 scratch = new U256();
    private final MulDiv mulDiv = new MulDiv();
    private ConcentratedPool pool;
    private boolean zeroForOne;
    /** Place of the tick at which the stretch ends. */
    private int at;
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
        from.set(pool.sqrtPrice);
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
        from.set(pool.ticks.price(at));
        at += zeroForOne ? -1 : 1;
        stretch(into);
        return true;
    }

    /**
     * Virtual reserves L / P and L x P (white paper, 6.2), from the price to that of the next tick. Their difference is
     * taken in integers: where liquidity ends the optimum is just there, and close prices would lose their digits.
     */
    private void stretch(Range into) {
        double depth = liquidity.toDouble();
        double price = from.toDouble() * PRICE_SCALE;
        U256 end = pool.ticks.price(at);
        boolean ahead = zeroForOne ? scratch.subtract(from, end) : scratch.subtract(end, from);
        double distance = ahead ? scratch.toDouble() * PRICE_SCALE : 0;
        if (zeroForOne) {
            into.slope = kept * price * price;
            into.bend = kept * price / depth;
            into.room = depth * distance / (price * (end.toDouble() * PRICE_SCALE)) / kept;
        } else {
            into.slope = kept / (price * price);
            into.bend = kept / (depth * price);
            into.room = depth * distance / kept;
        }
        if (!(depth > 0) || !(into.room > 0)) {
            into.bend = 0;
            into.room = 0;
        }
    }

    @Override
    public AmmVerdict out(U256 amountIn, U256 into) {
        AmmVerdict verdict = aim(amountIn) ? maths.amounts(pool, swap) : AmmVerdict.INSUFFICIENT_LIQUIDITY;
        if (verdict == AmmVerdict.OK && swap.amountIn.compare(amountIn) != 0) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        into.set(swap.amountOut);
        return verdict == AmmVerdict.OK && into.isZero() ? AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT : verdict;
    }

    @Override
    public AmmVerdict leastIn(U256 amountOut, U256 into) {
        AmmVerdict verdict = aim(amountOut) ? maths.leastIn(pool, swap) : AmmVerdict.INSUFFICIENT_LIQUIDITY;
        if (verdict == AmmVerdict.OK && swap.amountOut.compare(amountOut) != 0) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        into.set(swap.amountIn);
        return verdict;
    }

    @Override
    public boolean atPrice(U256 amountIn, U256 into) {
        return mulDiv.floor(pool.sqrtPrice, pool.sqrtPrice, DROPPED, scratch)
                && mulDiv.floor(amountIn, zeroForOne ? scratch : PLACES, zeroForOne ? PLACES : scratch, into);
    }

    @Override
    public boolean feeOf(U256 amountIn, U256 into) {
        return mulDiv.ceil(amountIn, scratch.set(pool.feePips()), WHOLE, into);
    }

    private boolean aim(U256 amount) {
        swap.zeroForOne = zeroForOne;
        swap.exactIn = true;
        swap.amount.set(amount);
        maths.unlimited(swap);
        return limitToLiquidity();
    }

    /**
     * Behind the outermost tick there is nothing but thousands of empty words of the bitmap, so a swap ends there;
     * false when it is behind the price already.
     */
    private boolean limitToLiquidity() {
        Ticks ticks = pool.ticks;
        boolean allKnown = zeroForOne ? ticks.from() == TickMath.TICK_MIN : ticks.to() == TickMath.TICK_MAX;
        if (!allKnown) {
            return true;
        }
        if (ticks.count() == 0) {
            return false;
        }
        U256 outermost = ticks.price(zeroForOne ? 0 : ticks.count() - 1);
        int order = outermost.compare(swap.limit);
        if (zeroForOne ? order > 0 : order < 0) {
            swap.limit.set(outermost);
        }
        order = swap.limit.compare(pool.sqrtPrice);
        return zeroForOne ? order < 0 : order > 0;
    }
}
