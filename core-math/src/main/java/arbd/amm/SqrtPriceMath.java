package arbd.amm;

/**
 * What a square-root price and amounts do to each other at one liquidity (Uniswap v3 Core, 2021, 6.2.3), rounded as the
 * contract does it: always in favour of the pool. False is the contract's revert; then what was to be written means
 * nothing. Keeps what it needs to work with: one for each thread.
 */
public final class SqrtPriceMath {
    private final MulDiv mulDiv = new MulDiv();
    private final U256 q96 = U256.powerOfTwo(TickMath.PRICE_SHIFT);
    private final U256 liquidityX96 = new U256();
    private final U256 product = new U256();
    private final U256 below = new U256();

    /** Ready to count. */
    public SqrtPriceMath() {
    }

    /**
     * The price after an amount was paid in: of token 0 the price falls and is rounded up, of token 1 it rises, down.
     */
    public boolean priceAfterInput(U256 price, U256 liquidity, U256 amountIn, boolean zeroForOne, U256 into) {
        if (price.isZero() || liquidity.isZero()) {
            return false;
        }
        return zeroForOne ? after0(price, liquidity, amountIn, true, into) : plus1(price, liquidity, amountIn, into);
    }

    /** The price after an amount was taken out. */
    public boolean priceAfterOutput(U256 price, U256 liquidity, U256 amountOut, boolean zeroForOne, U256 into) {
        if (price.isZero() || liquidity.isZero()) {
            return false;
        }
        return zeroForOne ? minus1(price, liquidity, amountOut, into)
                : after0(price, liquidity, amountOut, false, into);
    }

    /** Token 0 between two prices, low and high in any order: L (1 / low - 1 / high). */
    public boolean amount0(U256 a, U256 b, U256 liquidity, boolean up, U256 into) {
        U256 low = a.compare(b) <= 0 ? a : b;
        U256 high = low == a ? b : a;
        if (low.isZero()) {
            return false;
        }
        liquidityX96.shiftLeft(liquidity, TickMath.PRICE_SHIFT);
        product.subtract(high, low);
        if (up) {
            return mulDiv.ceil(liquidityX96, product, high, below) && mulDiv.divideCeil(below, low, into);
        }
        return mulDiv.floor(liquidityX96, product, high, below) && mulDiv.divideFloor(below, low, into);
    }

    /** Token 1 between two prices, low and high in any order: L (high - low). */
    public boolean amount1(U256 a, U256 b, U256 liquidity, boolean up, U256 into) {
        boolean ordered = a.compare(b) <= 0;
        product.subtract(ordered ? b : a, ordered ? a : b);
        return up ? mulDiv.ceil(liquidity, product, q96, into) : mulDiv.floor(liquidity, product, q96, into);
    }

    /** The least that has to be paid in for {@link #priceAfterInput} to get from one price to another, or beyond. */
    boolean leastInput(U256 price, U256 to, U256 liquidity, boolean zeroForOne, U256 into) {
        if (!zeroForOne) {
            return amount1(price, to, liquidity, true, into);
        }
        if (!amount0(price, to, liquidity, true, into)) {
            return false;
        }
        if (mulDiv.multiplyWrapping(into, price, product) && below.add(liquidityX96, product)) {
            return true;
        }
        // There the price is counted less exactly: L / (L / P + amount).
        mulDiv.divideFloor(liquidityX96, price, below);
        return mulDiv.divideCeil(liquidityX96, to, into) && into.subtract(into, below);
    }

    /** Token 0 in or out: L P / (L +- amount P), rounded up. */
    private boolean after0(U256 price, U256 liquidity, U256 amount, boolean paidIn, U256 into) {
        if (amount.isZero()) {
            into.set(price);
            return true;
        }
        liquidityX96.shiftLeft(liquidity, TickMath.PRICE_SHIFT);
        boolean fits = mulDiv.multiplyWrapping(amount, price, product);
        if (!paidIn) {
            return fits && liquidityX96.compare(product) > 0 && below.subtract(liquidityX96, product)
                    && mulDiv.ceil(liquidityX96, price, below, into) && into.bits() <= TickMath.PRICE_BITS;
        }
        if (fits && below.add(liquidityX96, product)) {
            return mulDiv.ceil(liquidityX96, price, below, into);
        }
        // The product does not fit: the same, less exactly, as L / (L / P + amount).
        mulDiv.divideFloor(liquidityX96, price, below);
        return below.add(below, amount) && mulDiv.divideCeil(liquidityX96, below, into);
    }

    private boolean plus1(U256 price, U256 liquidity, U256 amount, U256 into) {
        return mulDiv.floor(amount, q96, liquidity, product) && into.add(price, product)
                && into.bits() <= TickMath.PRICE_BITS;
    }

    private boolean minus1(U256 price, U256 liquidity, U256 amount, U256 into) {
        return mulDiv.ceil(amount, q96, liquidity, product) && price.compare(product) > 0
                && into.subtract(price, product);
    }
}
