package arbd.amm;

/** A pair's reserves, what is paid in and what is asked for. A reusable slot, public and mutable. */
public final class PairSwap {
    /** Reserve of token 0, below 2^112. */
    public final U256 reserve0 = new U256();
    /** Reserve of token 1, below 2^112. */
    public final U256 reserve1 = new U256();
    /** Paid in of token 0. */
    public final U256 in0 = new U256();
    /** Paid in of token 1. */
    public final U256 in1 = new U256();
    /** Asked for of token 0. */
    public final U256 out0 = new U256();
    /** Asked for of token 1. */
    public final U256 out1 = new U256();

    final U256 balance0 = new U256();
    final U256 balance1 = new U256();

    /** All zero. */
    public PairSwap() {
    }
}
