package arbd.feeds.evm;

import arbd.amm.Pool;
import arbd.amm.PoolKind;
import arbd.market.Asset;
import arbd.market.Venue;
import java.util.List;

/** Pools of a chain of which only addresses, fee and spacing matter. */
final class TestPools {

    private static final Venue VENUE = new Venue(0, "chain", "evm");
    private static final Asset ETH = new Asset(0, "ETH", 8);
    private static final Asset USD = new Asset(1, "USD", 6);

    static final Pool PAIR = pair(0);
    static final Pool WIDE = concentrated(1, 500, 10);
    static final Pool NARROW = concentrated(2, 100, 1);
    static final ChainPools ALL = new ChainPools(1, List.of(PAIR, WIDE, NARROW));

    private TestPools() {
    }

    static Pool pair(int id) {
        return pool(id, PoolKind.CONSTANT_PRODUCT, 3_000, 1);
    }

    static Pool concentrated(int id, int feePips, int spacing) {
        return pool(id, PoolKind.CONCENTRATED, feePips, spacing);
    }

    private static Pool pool(int id, PoolKind kind, int feePips, int spacing) {
        return new Pool(id, VENUE, Hex.address(0xab_cdef_0123L + id), kind, ETH, USD, Hex.address(0x11),
                Hex.address(0x22), 18, 6, feePips, spacing);
    }
}
