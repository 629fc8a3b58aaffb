package arbd.amm;

/**
 * The sums of price x seconds that a constant-product pair keeps (Uniswap v2 Core, 2020, 2.2), as the pair keeps them:
 * prices have 112 binary places, times wrap at 2^32 and sums at 2^256, so only differences mean anything. A reusable
 * slot: public mutable state.
 */
public final class PairTwap {
    private static final int PRICE_SHIFT = 112;

    /** Reserve of token 0 since the last sync, below 2^112. */
    public final U256 reserve0 = new U256();
    /** Reserve of token 1 since the last sync, below 2^112. */
    public final U256 reserve1 = new U256();
    /** Sum of token 1 per token 0. */
    public final U256 sum0 = new U256();
    /** Sum of token 0 per token 1. */
    public final U256 sum1 = new U256();
    /** Seconds of the last sync, modulo 2^32. */
    public int syncedSeconds;

    private final MulDiv mulDiv = new MulDiv();
    private final U256 price = new U256();

    /** Nothing yet. */
    public PairTwap() {
    }

    /** Adds the reserves so far for the time so far, then takes the new ones. */
    public void sync(int seconds, U256 newReserve0, U256 newReserve1) {
        long elapsed = Integer.toUnsignedLong(seconds - syncedSeconds);
        if (elapsed > 0 && !reserve0.isZero() && !reserve1.isZero()) {
            grow(sum0, reserve1, reserve0, elapsed);
            grow(sum1, reserve0, reserve1, elapsed);
        }
        reserve0.set(newReserve0);
        reserve1.set(newReserve1);
        syncedSeconds = seconds;
    }

    /**
     * The mean price between two readings of one sum, 112 binary places, rounded down.
     *
     * @param elapsedSeconds between the readings; positive
     * @return false when no time has passed
     */
    public boolean mean(U256 sumBefore, U256 sumAfter, long elapsedSeconds, U256 into) {
        into.subtract(sumAfter, sumBefore);
        price.set(elapsedSeconds);
        return mulDiv.divideFloor(into, price, into);
    }

    private void grow(U256 sum, U256 above, U256 below, long elapsed) {
        price.shiftLeft(above, PRICE_SHIFT);
        mulDiv.divideFloor(price, below, price);
        price.multiply(price, elapsed);
        sum.add(sum, price);
    }
}
