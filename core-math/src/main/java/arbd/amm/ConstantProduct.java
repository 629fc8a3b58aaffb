package arbd.amm;

/**
 * Pools that keep reserve x reserve, as Uniswap V2's router and pair count (Adams, Zinsmeister, Robinson, Uniswap v2
 * Core, 2020): the same roundings, and the same reverts as {@link AmmVerdict}. Results mean nothing unless the verdict
 * is OK. Keeps what it needs to work with: one for each thread.
 */
public final class ConstantProduct implements PairRule {
    /** Bits of a reserve. */
    static final int RESERVE_BITS = 112;

    private final MulDiv mulDiv = new MulDiv();
    private final U256 kept = new U256();
    private final U256 above = new U256();
    private final U256 below = new U256();
    private final U256 one = U256.of(1);

    /** Ready to count. */
    public ConstantProduct() {
    }

    /** What comes out for an amount, rounded down: {@code getAmountOut} of the router. */
    @Override
    public AmmVerdict amountOut(U256 amountIn, U256 reserveIn, U256 reserveOut, PoolFee fee, U256 into) {
        if (amountIn.isZero()) {
            return AmmVerdict.INSUFFICIENT_INPUT_AMOUNT;
        }
        if (reserveIn.isZero() || reserveOut.isZero()) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        if (!kept.multiply(amountIn, fee.keep()) || !below.multiply(reserveIn, fee.whole())) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        if (kept.bits() + reserveOut.bits() > U256.BITS && !mulDiv.multiply(kept, reserveOut, above)) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        if (!below.add(below, kept)) {
            return AmmVerdict.ADD_OVERFLOW;
        }
        mulDiv.floor(kept, reserveOut, below, into);
        return AmmVerdict.OK;
    }

    /**
     * What must be paid in for an amount: {@code getAmountIn} of the router, which adds one even when nothing is left.
     */
    public AmmVerdict amountIn(U256 amountOut, U256 reserveIn, U256 reserveOut, PoolFee fee, U256 into) {
        AmmVerdict verdict = fraction(amountOut, reserveIn, reserveOut, fee);
        if (verdict != AmmVerdict.OK) {
            return verdict;
        }
        mulDiv.divideFloor(above, below, into);
        return into.add(into, one) ? AmmVerdict.OK : AmmVerdict.ADD_OVERFLOW;
    }

    /** The least that brings at least an amount: {@link #amountIn}, or one less. */
    @Override
    public AmmVerdict leastIn(U256 amountOut, U256 reserveIn, U256 reserveOut, PoolFee fee, U256 into) {
        AmmVerdict verdict = fraction(amountOut, reserveIn, reserveOut, fee);
        if (verdict == AmmVerdict.OK) {
            mulDiv.divideCeil(above, below, into);
        }
        return verdict;
    }

    @Override
    public int reserveBits() {
        return RESERVE_BITS;
    }

    private AmmVerdict fraction(U256 amountOut, U256 reserveIn, U256 reserveOut, PoolFee fee) {
        if (amountOut.isZero()) {
            return AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT;
        }
        if (reserveIn.isZero() || reserveOut.isZero()) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        if (!mulDiv.multiply(reserveIn, amountOut, above) || !above.multiply(above, fee.whole())) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        if (!below.subtract(reserveOut, amountOut)) {
            return AmmVerdict.SUB_UNDERFLOW;
        }
        if (!below.multiply(below, fee.keep())) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        return below.isZero() ? AmmVerdict.DIVISION_BY_ZERO : AmmVerdict.OK;
    }

    /**
     * A whole swap as the pair checks it: what was paid in is in the slot already, what is asked for too. On OK the
     * slot's reserves become those after it.
     */
    public AmmVerdict swap(PairSwap swap, PoolFee fee) {
        if (swap.out0.isZero() && swap.out1.isZero()) {
            return AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT;
        }
        if (swap.out0.compare(swap.reserve0) >= 0 || swap.out1.compare(swap.reserve1) >= 0) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        if (swap.in0.isZero() && swap.in1.isZero()) {
            return AmmVerdict.INSUFFICIENT_INPUT_AMOUNT;
        }
        balance(swap.reserve0, swap.in0, swap.out0, swap.balance0);
        balance(swap.reserve1, swap.in1, swap.out1, swap.balance1);
        if (!adjusted(swap.balance0, swap.in0, fee, above) || !adjusted(swap.balance1, swap.in1, fee, below)) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        if (!mulDiv.multiply(above, below, above)) {
            return AmmVerdict.MUL_OVERFLOW;
        }
        kept.multiply(swap.reserve0, fee.whole());
        below.multiply(swap.reserve1, fee.whole());
        if (!mulDiv.multiply(kept, below, below) || above.compare(below) < 0) {
            return AmmVerdict.K;
        }
        if (swap.balance0.bits() > RESERVE_BITS || swap.balance1.bits() > RESERVE_BITS) {
            return AmmVerdict.RESERVE_OVERFLOW;
        }
        swap.reserve0.set(swap.balance0);
        swap.reserve1.set(swap.balance1);
        return AmmVerdict.OK;
    }

    private static void balance(U256 reserve, U256 in, U256 out, U256 into) {
        into.subtract(reserve, out);
        into.add(into, in);
    }

    private boolean adjusted(U256 balance, U256 in, PoolFee fee, U256 into) {
        boolean fits = into.multiply(balance, fee.whole()) & kept.multiply(in, fee.whole() - fee.keep());
        return fits & into.subtract(into, kept);
    }
}
