package arbd.amm;

/** A swap in a pool of concentrated liquidity: what is wanted, and what comes of it. A reusable slot. */
public final class PoolSwap {
    /** Whether token 0 is paid in, so that the price falls. */
    public boolean zeroForOne;
    /** Whether {@link #amount} is what is paid in, fee included; otherwise what is taken out. */
    public boolean exactIn;
    /** Positive, below 2^255. */
    public final U256 amount = new U256();
    /** Square-root price at which the swap ends even if something is left. */
    public final U256 limit = new U256();

    /** Paid in, fee included. */
    public final U256 amountIn = new U256();
    /** Taken out. */
    public final U256 amountOut = new U256();
    /** The pool's square-root price after it. */
    public final U256 priceAfter = new U256();
    /** The pool's liquidity after it. */
    public final U256 liquidityAfter = new U256();
    /** The pool's tick after it. */
    public int tickAfter;
    /** Steps that the contract takes. */
    public int steps;
    /** Initialised ticks that are crossed. */
    public int crossed;

    /** Nothing yet. */
    public PoolSwap() {
    }
}
