package arbd.daemon.run;

import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.TickMath;
import arbd.amm.U256;
import arbd.market.Asset;
import arbd.market.MarketState;
import java.math.BigInteger;
import java.util.function.ToLongFunction;

/** Invented states of pools, at prices that agree with those of an invented market. Only for {@link Warmup}. */
final class WarmupPools {
    /** Whole tokens in a pool, of whichever is worth more. */
    private static final long DEPTH = 1_000_000;
    private static final int SPACINGS = 20;
    private static final int BPS = 10_000;
    private static final int PRICE_BITS = 192;
    /** Bits that are left below what a contract can count in. */
    private static final int RESERVE_BITS = 110;
    private static final int SHORT_BITS = 60;

    private final ToLongFunction<Asset> worth;
    private final TickMath math = new TickMath();
    private long block;

    WarmupPools(ToLongFunction<Asset> worth) {
        this.worth = worth;
    }

    /**
     * Fills an event with a live state.
     *
     * @param offBps how far token 0 is above its price
     */
    void live(Pool pool, int offBps, PoolEvent into) {
        BigInteger reserve0 = tokens(pool.decimals0(), worth.applyAsLong(pool.asset1()));
        BigInteger reserve1 = tokens(pool.decimals1(), worth.applyAsLong(pool.asset0()))
                .multiply(BigInteger.valueOf(BPS + offBps)).divide(BigInteger.valueOf(BPS));
        into.pool = pool.id();
        into.state = MarketState.LIVE;
        into.block = ++block;
        if (pool.kind() == PoolKind.CONCENTRATED) {
            concentrated(pool, reserve0, reserve1, into);
        } else {
            int most = pool.kind() == PoolKind.RAYDIUM_V4 ? SHORT_BITS : RESERVE_BITS;
            int tooLong = Math.max(0, Math.max(reserve0.bitLength(), reserve1.bitLength()) - most);
            into.reserve0.set(U256.of(reserve0.shiftRight(tooLong).max(BigInteger.ONE)));
            into.reserve1.set(U256.of(reserve1.shiftRight(tooLong).max(BigInteger.ONE)));
        }
    }

    /** Liquidity that is the same in a window of ticks. */
    private void concentrated(Pool pool, BigInteger reserve0, BigInteger reserve1, PoolEvent into) {
        into.sqrtPrice.set(U256.of(reserve1.shiftLeft(PRICE_BITS).divide(reserve0).sqrt()));
        into.liquidity.set(U256.of(reserve0.multiply(reserve1).sqrt()));
        into.tick = math.tickAt(into.sqrtPrice);
        int spacing = pool.tickSpacing();
        int first = Math.floorDiv(into.tick, spacing) * spacing;
        into.windowFrom = first - SPACINGS * spacing;
        into.windowTo = first + SPACINGS * spacing;
        into.ticks = 0;
    }

    private static BigInteger tokens(int decimals, long scale) {
        return BigInteger.TEN.pow(decimals).multiply(BigInteger.valueOf(DEPTH * scale));
    }
}
