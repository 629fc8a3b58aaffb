package arbd.daemon.decide;

import arbd.amm.AmmVerdict;
import arbd.amm.Hop;
import arbd.amm.Pool;
import arbd.amm.PoolEvent;
import arbd.amm.PoolKind;
import arbd.amm.PoolTable;
import arbd.amm.U256;
import arbd.market.MarketState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;

/**
 * What a naive twin knows of a pool: its last state, and plain formulas. A swap through concentrated liquidity is
 * counted by a table of the twin's own; that this is what the contract does is proved where it is implemented.
 */
final class NaivePool {
    static final MathContext EXACT = new MathContext(60);
    private static final BigInteger PIPS = BigInteger.valueOf(1_000_000);

    private final Pool pool;
    private final PoolTable alone;
    private BigInteger[] reserve = new BigInteger[2];
    private BigInteger root;
    private long block;
    private boolean live;

    NaivePool(Pool of) {
        this.pool = of;
        Pool first = new Pool(0, of.venue(), of.symbol(), of.kind(), of.asset0(), of.asset1(), of.decimals0(),
                of.decimals1(), of.feePips(), of.tickSpacing());
        this.alone = new PoolTable(List.of(first));
    }

    /** Takes an event; false when it is older than what is known. */
    boolean apply(PoolEvent event) {
        if (event.state == MarketState.LIVE && event.block < block) {
            return false;
        }
        live = event.state == MarketState.LIVE;
        block = live ? event.block : 0;
        if (live && pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            reserve = new BigInteger[] {event.reserve0.toBigInteger(), event.reserve1.toBigInteger()};
            live = reserve[0].signum() > 0 && reserve[1].signum() > 0;
        } else if (live) {
            root = event.sqrtPrice.toBigInteger();
            int id = event.pool;
            event.pool = 0;
            alone.apply(event);
            event.pool = id;
        }
        return true;
    }

    boolean live() {
        return live;
    }

    /** What comes out; null when nothing does. */
    BigInteger out(BigInteger in, boolean zeroForOne) {
        if (pool.kind() == PoolKind.CONCENTRATED) {
            U256 out = new U256();
            Hop hop = alone.hop(0, zeroForOne);
            return hop.out(U256.of(in), out) == AmmVerdict.OK ? out.toBigInteger() : null;
        }
        BigInteger kept = in.multiply(keep());
        BigInteger out = kept.multiply(to(zeroForOne)).divide(from(zeroForOne).multiply(whole()).add(kept));
        return out.signum() == 0 ? null : out;
    }

    /** The least that brings an amount, found by halves; null when nothing does. */
    BigInteger leastIn(BigInteger wanted, boolean zeroForOne) {
        BigInteger high = BigInteger.ONE;
        for (int doublings = 0; !reaches(high, wanted, zeroForOne); doublings++) {
            if (doublings == 40) {
                return pool.kind() == PoolKind.CONCENTRATED ? mostThatTrades(high, wanted, zeroForOne) : null;
            }
            high = high.shiftLeft(1);
        }
        return halve(BigInteger.ZERO, high, wanted, zeroForOne);
    }

    /** Beyond what is known nothing trades, so doubling may have jumped over the amounts that do. */
    private BigInteger mostThatTrades(BigInteger above, BigInteger wanted, boolean zeroForOne) {
        BigInteger low = BigInteger.ZERO;
        BigInteger high = above;
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            U256 out = new U256();
            AmmVerdict verdict = alone.hop(0, zeroForOne).out(U256.of(middle), out);
            boolean beyond = verdict != AmmVerdict.OK && verdict != AmmVerdict.INSUFFICIENT_OUTPUT_AMOUNT;
            low = beyond ? low : middle;
            high = beyond ? middle : high;
        }
        return low.signum() > 0 && reaches(low, wanted, zeroForOne)
                ? halve(BigInteger.ZERO, low, wanted, zeroForOne) : null;
    }

    private BigInteger halve(BigInteger from, BigInteger to, BigInteger wanted, boolean zeroForOne) {
        BigInteger low = from;
        BigInteger high = to;
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            boolean enough = reaches(middle, wanted, zeroForOne);
            low = enough ? low : middle;
            high = enough ? middle : high;
        }
        return high;
    }

    private boolean reaches(BigInteger in, BigInteger wanted, boolean zeroForOne) {
        BigInteger out = out(in, zeroForOne);
        return out != null && out.compareTo(wanted) >= 0;
    }

    /** At the first sliver's price without the fee, rounded down. */
    BigInteger atPrice(BigInteger in, boolean zeroForOne) {
        if (pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            return in.multiply(to(zeroForOne)).divide(from(zeroForOne));
        }
        BigInteger price = root.multiply(root).shiftRight(64);
        return zeroForOne ? in.multiply(price).shiftRight(128) : in.shiftLeft(128).divide(price);
    }

    /** The part that is the fee, rounded up. */
    BigInteger fee(BigInteger in) {
        return PoolTwin.ceil(in.multiply(BigInteger.valueOf(pool.feePips())), PIPS);
    }

    /** What one unit of the first sliver brings, fee paid. */
    BigDecimal rate(boolean zeroForOne) {
        BigDecimal kept = new BigDecimal(keep()).divide(new BigDecimal(whole()), EXACT);
        if (pool.kind() == PoolKind.CONSTANT_PRODUCT) {
            return kept.multiply(new BigDecimal(to(zeroForOne))).divide(new BigDecimal(from(zeroForOne)), EXACT);
        }
        BigDecimal price = new BigDecimal(root.multiply(root)).divide(new BigDecimal(BigInteger.ONE.shiftLeft(192)),
                EXACT);
        return zeroForOne ? kept.multiply(price) : kept.divide(price, EXACT);
    }

    private BigInteger keep() {
        return PIPS.subtract(BigInteger.valueOf(pool.feePips()));
    }

    private static BigInteger whole() {
        return PIPS;
    }

    private BigInteger from(boolean zeroForOne) {
        return reserve[zeroForOne ? 0 : 1];
    }

    private BigInteger to(boolean zeroForOne) {
        return reserve[zeroForOne ? 1 : 0];
    }
}
