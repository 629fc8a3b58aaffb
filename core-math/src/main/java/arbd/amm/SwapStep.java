package arbd.amm;

/**
 * One step of a swap, within one liquidity and towards one price ({@code computeSwapStep}; Uniswap v3 Core, 2021,
 * 6.2.3). The results stay until the next step. One for each thread.
 */
public final class SwapStep {
    private static final int PIPS = 1_000_000;

    private final SqrtPriceMath prices = new SqrtPriceMath();
    private final MulDiv mulDiv = new MulDiv();
    private final U256 whole = U256.of(PIPS);
    private final U256 part = new U256();
    private final U256 left = new U256();

    /** The price after the step. */
    final U256 price = new U256();
    /** Paid in, without the fee. */
    final U256 amountIn = new U256();
    /** Taken out. */
    final U256 amountOut = new U256();
    /** The fee, in what is paid in. */
    final U256 fee = new U256();

    /** Ready to step. */
    public SwapStep() {
    }

    /** The price after the step. */
    public U256 price() {
        return price;
    }

    /** Paid in, without the fee. */
    public U256 amountIn() {
        return amountIn;
    }

    /** Taken out. */
    public U256 amountOut() {
        return amountOut;
    }

    /** The fee, in what is paid in. */
    public U256 fee() {
        return fee;
    }

    /**
     * Steps from a price towards a target, which is below it when token 0 is paid in.
     *
     * @param remaining what may still be paid in, fee included, or taken out
     * @param exactIn whether the remaining amount is one to pay in
     * @param feePips fee in millionths, 0..999,999
     * @return false where the contract reverts
     */
    public boolean take(U256 from, U256 target, U256 liquidity, U256 remaining, boolean exactIn, int feePips) {
        boolean zeroForOne = from.compare(target) >= 0;
        boolean reached;
        if (exactIn) {
            part.set(PIPS - feePips);
            if (!mulDiv.floor(remaining, part, whole, left)
                    || !amountIn(zeroForOne, from, target, liquidity)) {
                return false;
            }
            reached = left.compare(amountIn) >= 0;
            if (!reached && !prices.priceAfterInput(from, liquidity, left, zeroForOne, price)) {
                return false;
            }
        } else {
            if (!amountOut(zeroForOne, from, target, liquidity)) {
                return false;
            }
            reached = remaining.compare(amountOut) >= 0;
            if (!reached && !prices.priceAfterOutput(from, liquidity, remaining, zeroForOne, price)) {
                return false;
            }
        }
        if (reached) {
            price.set(target);
        }
        return amounts(zeroForOne, from, target, liquidity, exactIn) && charge(target, remaining, exactIn, feePips);
    }

    /**
     * Steps like {@link #take} for an amount to take out, but pays in no more than it must: where the contract is asked
     * for all that the step holds it goes to the target, although less may bring as much, since that is rounded down.
     * Whoever pays in the sum of such steps, as an amount to pay in, gets at least what was wanted; with one unit less,
     * less than that.
     */
    boolean takeLeast(U256 from, U256 target, U256 liquidity, U256 wanted, int feePips) {
        boolean zeroForOne = from.compare(target) >= 0;
        if (!amountOut(zeroForOne, from, target, liquidity) || !amountIn(zeroForOne, from, target, liquidity)) {
            return false;
        }
        price.set(target);
        if (wanted.compare(amountOut) <= 0) {
            amountOut.set(wanted);
            if (!prices.priceAfterOutput(from, liquidity, wanted, zeroForOne, price)
                    || !prices.leastInput(from, price, liquidity, zeroForOne, left)) {
                return false;
            }
            if (left.compare(amountIn) < 0) {
                amountIn.set(left);
            } else {
                price.set(target);
            }
        }
        return charge(target, wanted, false, feePips);
    }

    private boolean amounts(boolean zeroForOne, U256 from, U256 target, U256 liquidity, boolean exactIn) {
        boolean reached = price.compare(target) == 0;
        return (reached && exactIn || amountIn(zeroForOne, from, price, liquidity))
                && (reached && !exactIn || amountOut(zeroForOne, from, price, liquidity));
    }

    private boolean charge(U256 target, U256 remaining, boolean exactIn, int feePips) {
        if (!exactIn && amountOut.compare(remaining) > 0) {
            amountOut.set(remaining);
        }
        if (exactIn && price.compare(target) != 0) {
            return fee.subtract(remaining, amountIn);
        }
        part.set(PIPS - feePips);
        left.set(feePips);
        return mulDiv.ceil(amountIn, left, part, fee);
    }

    private boolean amountIn(boolean zeroForOne, U256 from, U256 to, U256 liquidity) {
        return zeroForOne ? prices.amount0(to, from, liquidity, true, amountIn)
                : prices.amount1(from, to, liquidity, true, amountIn);
    }

    private boolean amountOut(boolean zeroForOne, U256 from, U256 to, U256 liquidity) {
        return zeroForOne ? prices.amount1(to, from, liquidity, false, amountOut)
                : prices.amount0(from, to, liquidity, false, amountOut);
    }
}
