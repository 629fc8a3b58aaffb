package arbd.amm;

/**
 * Swaps of Raydium's AMM v4 on Solana: constant product over what the vaults hold less what is to be taken out as
 * profit; the fee is taken from what is paid in. Amounts are 64 bits, unsigned. Keeps what it needs to work with: one
 * for each thread.
 */
public final class RaydiumV4 {
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
        fee(pool, rounding);
        if (!paid.subtract(paid, fee)) {
            return AmmVerdict.SUB_UNDERFLOW;
        }
        numerator.set(coinToPc ? pool.pcReserve() : pool.coinReserve());
        denominator.set(coinToPc ? pool.coinReserve() : pool.pcReserve());
        denominator.add(denominator, paid);
        mulDiv.floor(numerator, paid, denominator, into);
        return into.isZero() ? AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT : AmmVerdict.OK;
    }

    private void fee(RaydiumPool pool, FeeRounding rounding) {
        numerator.set(pool.swapFeeNumerator);
        denominator.set(pool.swapFeeDenominator);
        mulDiv.ceil(paid, numerator, denominator, fee);
        numerator.multiply(paid, pool.swapFeeNumerator);
        if (rounding == FeeRounding.HALF_BELOW_ONE && numerator.compare(denominator) < 0) {
            numerator.shiftLeft(numerator, 1);
            fee.set(numerator.compare(denominator) >= 0 ? 1 : 0);
        }
    }
}
