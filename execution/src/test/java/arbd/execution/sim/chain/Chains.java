package arbd.execution.sim.chain;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.market.Asset;
import arbd.market.Venue;
import java.util.List;

/** A chain with two pairs and two concentrated pools, and reference prices that wander. */
final class Chains {
    static final long START_NANOS = 1_790_000_000_000_000_000L;
    static final long SECOND = 1_000_000_000L;
    static final int PAIR = 0;
    static final int CONCENTRATED = 2;

    private static final Venue VENUE = new Venue(0, "zeta", "evm");
    private static final Asset USDT = new Asset(0, "USDT", 8);
    private static final Asset BTC = new Asset(1, "BTC", 8);
    private static final Asset ETH = new Asset(2, "ETH", 8);
    private static final String USDT_TOKEN = "0x1100000000000000000000000000000000000011";
    private static final String BTC_TOKEN = "0x2200000000000000000000000000000000000022";
    private static final String ETH_TOKEN = "0x3300000000000000000000000000000000000033";

    static final List<Pool> POOLS = List.of(
            new Pool(0, VENUE, "0xAA00000000000000000000000000000000000001", PoolKind.CONSTANT_PRODUCT, USDT, ETH,
                    USDT_TOKEN, ETH_TOKEN, 6, 18, 3_000, 1),
            new Pool(1, VENUE, "0xaa00000000000000000000000000000000000002", PoolKind.CONSTANT_PRODUCT, BTC, ETH,
                    BTC_TOKEN, ETH_TOKEN, 8, 18, 3_000, 1),
            new Pool(2, VENUE, "0xaa00000000000000000000000000000000000003", PoolKind.CONCENTRATED, USDT, ETH,
                    USDT_TOKEN, ETH_TOKEN, 6, 18, 500, 10),
            new Pool(3, VENUE, "0xaa00000000000000000000000000000000000004", PoolKind.CONCENTRATED, USDT, BTC,
                    USDT_TOKEN, BTC_TOKEN, 6, 8, 3_000, 60));

    private Chains() {
    }

    /** Prices that depend on the time alone, which the caller keeps in the first element. */
    static ReferencePrices prices(long[] nowNanos) {
        return asset -> {
            double phase = (nowNanos[0] - START_NANOS) / (double) SECOND / 97;
            return switch (asset) {
                case 0 -> 1;
                case 1 -> 60_000 * (1 + 0.01 * StrictMath.sin(phase));
                default -> 3_000 * (1 + 0.02 * StrictMath.cos(1.7 * phase));
            };
        };
    }
}
