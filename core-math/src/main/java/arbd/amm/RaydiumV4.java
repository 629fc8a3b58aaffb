package arbd.amm;

/**
 * Swaps of Raydium's AMM v4 on Solana: constant product over what the vaults hold less what is to be taken out as
 * profit; the fee is taken from what is paid in. Amounts are 64 bits, unsigned. Keeps what it needs to work with: one
 * for each thread.
 */
public final class RaydiumV4 implements PairRule {
    private static final int RESERVE_BITS = Long.SIZE;

    private final MulDiv mulDiv = new MulDiv();
    private final U256 paid = new U256();
    private final U256 numerator = new U256();
    private final U256 denominator = new U256();
    private final U256 fee = new U256();

    /** How the program rounds its fee. */
    public enum FeeRounding {
        /** Always up: the program since August 2025. */
        UP,
        /** Up from one unit on; what is less than one is one from a half on, else nothing: the program before. */
        HALF_BELOW_ONE
    }

    /** Ready to count. */
    public RaydiumV4() {
    }

    /**
     * What comes out for an amount, rounded down.
     *
     * @param coinToPc whether coins are paid in
     * @param into receives up to 64 bits
     * @return INSUFFICIENT_OUTPUT_AMOUNT where the program refuses since nothing would come out
     */
    public AmmVerdict amountOut(RaydiumPool pool, boolean coinToPc, long amountIn, FeeRounding rounding, U256 into) {
        if (amountIn == 0) {
            return AmmVerdict.INSUFFICIENT_INPUT_AMOUNT;
        }
        if (!pool.priced()) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        paid.set(amountIn);
        fee(pool.swapFeeNumerator, pool.swapFeeDenominator, rounding);
        numerator.set(coinToPc ? pool.pcReserve() : pool.coinReserve());
        denominator.set(coinToPc ? pool.coinReserve() : pool.pcReserve());
        return swapped(denominator, numerator, into);
    }

    /** What comes out for an amount, the fee rounded up. */
    @Override
    public AmmVerdict amountOut(U256 amountIn, U256 reserveIn, U256 reserveOut, PoolFee kept, U256 into) {
        if (amountIn.isZero()) {
            return AmmVerdict.INSUFFICIENT_INPUT_AMOUNT;
        }
        if (amountIn.bits() > RESERVE_BITS) {
            return AmmVerdict.RESERVE_OVERFLOW;
        }
        if (reserveIn.isZero() || reserveOut.isZero()) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        paid.set(amountIn);
        fee(kept.whole() - kept.keep(), kept.whole(), FeeRounding.UP);
        return swapped(reserveIn, reserveOut, into);
    }

    /** The least that brings at least an amount, the fee rounded up. The program has no such trade. */
    @Override
    public AmmVerdict leastIn(U256 amountOut, U256 reserveIn, U256 reserveOut, PoolFee kept, U256 into) {
        if (amountOut.isZero()) {
            return AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT;
        }
        if (amountOut.compare(reserveOut) >= 0) {
            return AmmVerdict.INSUFFICIENT_LIQUIDITY;
        }
        denominator.subtract(reserveOut, amountOut);
        mulDiv.ceil(reserveIn, amountOut, denominator, paid);
        numerator.set(kept.whole());
        denominator.set(kept.keep());
        mulDiv.ceil(paid, numerator, denominator, into);
        return into.bits() <= RESERVE_BITS ? AmmVerdict.OK : AmmVerdict.RESERVE_OVERFLOW;
    }

    @Override
    public int reserveBits() {
        return RESERVE_BITS;
    }

    private AmmVerdict swapped(U256 reserveIn, U256 reserveOut, U256 into) {
        if (!paid.subtract(paid, fee)) {
            return AmmVerdict.SUB_UNDERFLOW;
        }
        denominator.add(reserveIn, paid);
        mulDiv.floor(reserveOut, paid, denominator, into);
        return into.isZero() ? AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT : AmmVerdict.OK;
    }

    /** Sets {@link #fee} of what is {@link #paid}. */
    private void fee(long above, long below, FeeRounding rounding) {
        numerator.set(above);
        denominator.set(below);
        mulDiv.ceil(paid, numerator, denominator, fee);
        numerator.multiply(paid, above);
        if (rounding == FeeRounding.HALF_BELOW_ONE && numerator.compare(denominator) < 0) {
            numerator.shiftLeft(numerator, 1);
            fee.set(numerator.compare(denominator) >= 0 ? 1 : 0);
        }
    }
}
