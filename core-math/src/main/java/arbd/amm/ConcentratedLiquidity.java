package arbd.amm;

/**
 * Whole swaps in pools of concentrated liquidity (Adams and others, Uniswap v3 Core, 2021), step for step as the
 * contract takes them. The contract finds the next initialised tick in a bitmap, one word of 256 ticks at a time; where
 * a word ends without one, a step ends too and rounds, so such steps are taken here as well. Keeps what it needs to
 * work with: one for each thread.
 */
public final class ConcentratedLiquidity {
    private static final int WORD_SHIFT = 8;
    private static final int WORD = 1 << WORD_SHIFT;
    private static final int SIGNED_BITS = 255;
    /** Words that are begun but not filled, at both ends and where the swap starts, and the step that ends it. */
    private static final int STEPS_MORE = 4;

    private final TickMath ticks = new TickMath();
    private final SwapStep step = new SwapStep();
    private final U256 remaining = new U256();
    private final U256 counted = new U256();
    private final U256 paid = new U256();
    private final U256 from = new U256();
    private final U256 next = new U256();
    private final U256 scratch = new U256();

    /** Whether the swap under way pays in the least, not what the contract would ask for. */
    private boolean least;
    /** Whether nobody wants to know the tick at which it ends; to find it takes longer than a step. */
    private boolean amountsOnly;
    private int nextTick;
    private boolean initialised;
    private boolean edge;
    /** Place of the highest tick at or below the current one. */
    private int below;

    /** Ready to swap. */
    public ConcentratedLiquidity() {
    }

    /** Prices of ticks. */
    public TickMath ticks() {
        return ticks;
    }

    /** Sets the limit that never ends a swap early. */
    public void unlimited(PoolSwap swap) {
        if (swap.zeroForOne) {
            swap.limit.add(ticks.least(), 1);
        } else {
            scratch.set(1);
            swap.limit.subtract(ticks.tooMuch(), scratch);
        }
    }

    /** What comes of a swap; the pool is left as it is. Results mean nothing unless the verdict is OK. */
    public AmmVerdict swap(ConcentratedPool pool, PoolSwap swap) {
        least = false;
        amountsOnly = false;
        return begin(pool, swap);
    }

    /** As {@link #swap}, but {@link PoolSwap#tickAfter} means nothing. */
    AmmVerdict amounts(ConcentratedPool pool, PoolSwap swap) {
        least = false;
        amountsOnly = true;
        return begin(pool, swap);
    }

    /**
     * The least that has to be paid in, as an amount to pay in, for at least what is to be taken out: {@link
     * PoolSwap#amountIn}, where {@link PoolSwap#amountOut} became all that was wanted. Not more than the contract asks
     * for the same amount to take out, and now and then less. {@link PoolSwap#tickAfter} means nothing.
     */
    AmmVerdict leastIn(ConcentratedPool pool, PoolSwap swap) {
        swap.exactIn = false;
        least = true;
        amountsOnly = true;
        return begin(pool, swap);
    }

    private AmmVerdict begin(ConcentratedPool pool, PoolSwap swap) {
        if (swap.amount.isZero()) {
            return AmmVerdict.INSUFFICIENT_INPUT_AMOUNT;
        }
        if (!ticks.inRange(pool.sqrtPrice)) {
            return AmmVerdict.PRICE_RANGE;
        }
        if (!limited(pool.sqrtPrice, swap)) {
            return AmmVerdict.PRICE_LIMIT;
        }
        if (swap.amount.bits() > SIGNED_BITS) {
            return AmmVerdict.REVERT;
        }
        remaining.set(swap.amount);
        counted.set(0);
        swap.priceAfter.set(pool.sqrtPrice);
        swap.liquidityAfter.set(pool.liquidity);
        swap.tickAfter = pool.tick;
        swap.steps = 0;
        swap.crossed = 0;
        below = pool.ticks.atOrBelow(pool.tick);
        AmmVerdict verdict = steps(pool, swap);
        if (verdict != AmmVerdict.OK) {
            return verdict;
        }
        paid.subtract(swap.amount, remaining);
        swap.amountIn.set(swap.exactIn ? paid : counted);
        swap.amountOut.set(swap.exactIn ? counted : paid);
        return counted.bits() <= SIGNED_BITS ? AmmVerdict.OK : AmmVerdict.REVERT;
    }

    /**
     * Every step but the last ends at a tick of its own, initialised or the end of a word, so whatever takes more steps
     * than there are of these is in no state that a contract would be in.
     */
    private AmmVerdict steps(ConcentratedPool pool, PoolSwap swap) {
        int words = (TickMath.TICK_MAX - TickMath.TICK_MIN) / (WORD * pool.tickSpacing());
        int most = words + pool.ticks.count() + STEPS_MORE;
        AmmVerdict verdict = AmmVerdict.OK;
        while (verdict == AmmVerdict.OK && !remaining.isZero() && swap.priceAfter.compare(swap.limit) != 0) {
            verdict = swap.steps < most ? step(pool, swap) : AmmVerdict.REVERT;
        }
        return verdict;
    }

    private boolean limited(U256 price, PoolSwap swap) {
        return swap.zeroForOne
                ? swap.limit.compare(price) < 0 && swap.limit.compare(ticks.least()) > 0
                : swap.limit.compare(price) > 0 && swap.limit.compare(ticks.tooMuch()) < 0;
    }

    private AmmVerdict step(ConcentratedPool pool, PoolSwap swap) {
        from.set(swap.priceAfter);
        findNext(pool, swap);
        int order = next.compare(swap.limit);
        boolean limitFirst = swap.zeroForOne ? order <= 0 : order >= 0;
        U256 target = limitFirst ? swap.limit : next;
        boolean taken = least ? step.takeLeast(from, target, swap.liquidityAfter, remaining, pool.feePips())
                : step.take(from, target, swap.liquidityAfter, remaining, swap.exactIn, pool.feePips());
        if (!taken) {
            return AmmVerdict.REVERT;
        }
        swap.steps++;
        swap.priceAfter.set(step.price);
        count(swap.exactIn);
        if (step.price.compare(next) != 0) {
            if (!amountsOnly && step.price.compare(from) != 0) {
                swap.tickAfter = ticks.tickAt(step.price);
            }
            return AmmVerdict.OK;
        }
        if (edge) {
            return AmmVerdict.BEYOND_WINDOW;
        }
        return cross(pool, swap);
    }

    private AmmVerdict cross(ConcentratedPool pool, PoolSwap swap) {
        if (initialised) {
            int at = swap.zeroForOne ? below : below + 1;
            if (!pool.ticks.cross(at, !swap.zeroForOne, swap.liquidityAfter, scratch)) {
                return AmmVerdict.REVERT;
            }
            below += swap.zeroForOne ? -1 : 1;
            swap.crossed++;
        }
        swap.tickAfter = swap.zeroForOne ? nextTick - 1 : nextTick;
        return AmmVerdict.OK;
    }

    private void count(boolean exactIn) {
        paid.add(step.amountIn, step.fee);
        if (exactIn) {
            remaining.subtract(remaining, paid);
            counted.add(counted, step.amountOut);
        } else {
            remaining.subtract(remaining, step.amountOut);
            counted.add(counted, paid);
        }
    }

    /** The next tick of the bitmap's word, its price, and whether it is initialised or the end of what is known. */
    private void findNext(ConcentratedPool pool, PoolSwap swap) {
        int spacing = pool.tickSpacing();
        int compressed = Math.floorDiv(swap.tickAfter, spacing);
        int at;
        if (swap.zeroForOne) {
            nextTick = Math.max(TickMath.TICK_MIN, (compressed >> WORD_SHIFT << WORD_SHIFT) * spacing);
            at = below;
            initialised = at >= 0 && pool.ticks.index(at) >= nextTick;
        } else {
            nextTick = Math.min(TickMath.TICK_MAX, ((compressed + 1 >> WORD_SHIFT << WORD_SHIFT) + WORD - 1) * spacing);
            at = below + 1;
            initialised = at < pool.ticks.count() && pool.ticks.index(at) <= nextTick;
        }
        nextTick = initialised ? pool.ticks.index(at) : nextTick;
        edge = !initialised && (swap.zeroForOne
                ? pool.ticks.from() > TickMath.TICK_MIN && nextTick <= pool.ticks.from()
                : pool.ticks.to() < TickMath.TICK_MAX && nextTick >= pool.ticks.to());
        if (initialised || edge) {
            next.set(pool.ticks.price(at));
        } else {
            ticks.sqrtRatio(nextTick, next);
        }
    }
}
