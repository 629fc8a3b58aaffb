package arbd.execution.sim.chain;

import arbd.amm.Pool;
import java.math.BigInteger;

/**
 * A pair.
 *
 * @param reserve0 units of token 0, below 2^112
 * @param reserve1 units of token 1, below 2^112
 * @param supply shares of those who provide
 * @param changedSeconds time of the block that changed it last
 */
record PairState(BigInteger reserve0, BigInteger reserve1, BigInteger supply, long changedSeconds)
        implements PoolState {
    private static final String TOKEN0 = Abi.selector("token0()");
    private static final String TOKEN1 = Abi.selector("token1()");
    private static final String RESERVES = Abi.selector("getReserves()");
    private static final String SUPPLY = Abi.selector("totalSupply()");

    PairState with(BigInteger new0, BigInteger new1, BigInteger shares, long seconds) {
        return new PairState(new0, new1, shares, seconds);
    }

    @Override
    public String call(Pool pool, String selector, String arguments) {
        if (selector.equals(TOKEN0)) {
            return Abi.word(pool.token0());
        } else if (selector.equals(TOKEN1)) {
            return Abi.word(pool.token1());
        } else if (selector.equals(RESERVES)) {
            return Abi.words(reserve0, reserve1, BigInteger.valueOf(changedSeconds & 0xffff_ffffL));
        }
        return selector.equals(SUPPLY) ? Abi.words(supply) : null;
    }

    @Override
    public double price() {
        return reserve1.doubleValue() / reserve0.doubleValue();
    }
}
