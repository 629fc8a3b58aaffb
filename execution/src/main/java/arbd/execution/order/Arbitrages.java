package arbd.execution.order;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Money;
import arbd.market.Require;
import arbd.market.StateHash;
import arbd.route.Route;
import java.util.Arrays;

/**
 * The sets of orders that are open for one route each, and what every set has moved so far, per asset. Owned by
 * decide. A perpetual's fill is booked as if base and quote had changed hands: that is the profit locked in, and what
 * must be matched by the other leg.
 */
public final class Arbitrages {
    /** No slot. */
    public static final int NONE = -1;

    private static final int LEGS_MAX = Route.LEGS_MAX;

    private final InstrumentTable instruments;
    private final int capacity;
    private final int assets;
    private final Route[] route;
    private final int[] epoch;
    private final long[] id;
    private final int[] orders;
    private final int[] orderCount;
    private final long[] edgePpm;
    private final long[] expectedProfit;
    private final long[] expectedFees;
    private final long[] spend;
    private final long[] decidedNanos;
    private final long[] moved;
    private int open;

    /**
     * An empty table.
     *
     * @param capacity most sets at once, at least 1
     */
    public Arbitrages(InstrumentTable instruments, int capacity) {
        Require.that(capacity > 0, "capacity must be positive, was %d", capacity);
        this.instruments = instruments;
        this.capacity = capacity;
        this.assets = instruments.assets().size();
        this.route = new Route[capacity];
        this.epoch = new int[capacity];
        this.id = new long[capacity];
        this.orders = new int[capacity * LEGS_MAX];
        this.orderCount = new int[capacity];
        this.edgePpm = new long[capacity];
        this.expectedProfit = new long[capacity];
        this.expectedFees = new long[capacity];
        this.spend = new long[capacity];
        this.decidedNanos = new long[capacity];
        this.moved = new long[capacity * assets];
    }

    /** Sets that are open. */
    public int open() {
        return open;
    }

    /** Starts a set; it is known by the life in which it was decided and its number there. */
    public int start(Route taken, int ofEpoch, long arbitrageId, long expectedEdgePpm, long nowNanos) {
        int slot = 0;
        while (slot < capacity && route[slot] != null) {
            slot++;
        }
        if (slot == capacity) {
            throw new IllegalArgumentException("no room for an arbitrage: " + open + " are open");
        }
        route[slot] = taken;
        epoch[slot] = ofEpoch;
        id[slot] = arbitrageId;
        orderCount[slot] = 0;
        edgePpm[slot] = expectedEdgePpm;
        expectedProfit[slot] = 0;
        expectedFees[slot] = 0;
        spend[slot] = 0;
        decidedNanos[slot] = nowNanos;
        Arrays.fill(moved, slot * assets, (slot + 1) * assets, 0);
        open++;
        return slot;
    }

    /**
     * Notes what is expected of a set, in units of its settlement asset.
     *
     * @param profit what its fills bring of the assets of its legs
     * @param fees what venues charge for that in third assets
     */
    public void expect(int slot, long profit, long fees, long spent) {
        expectedProfit[slot] = profit;
        expectedFees[slot] = fees;
        spend[slot] = spent;
    }

    /** Puts back what an earlier life of the process had moved. */
    public void restore(int slot, int asset, long units) {
        move(slot, asset, units);
    }

    /** Adds an order to a set. */
    public void attach(int slot, int orderSlot) {
        orders[slot * LEGS_MAX + orderCount[slot]++] = orderSlot;
    }

    /** Orders of a set. */
    public int orders(int slot) {
        return orderCount[slot];
    }

    /** Order slot of one of them. */
    public int order(int slot, int index) {
        return orders[slot * LEGS_MAX + index];
    }

    /** The open set of this life with this id, or {@link #NONE}. */
    public int find(Route of, int ofEpoch, long arbitrageId) {
        for (int slot = 0; slot < capacity; slot++) {
            if (route[slot] == of && epoch[slot] == ofEpoch && id[slot] == arbitrageId) {
                return slot;
            }
        }
        return NONE;
    }

    /** Books one execution. */
    public void fill(int slot, int instrument, boolean buys, Report report) {
        Instrument traded = instruments.get(instrument);
        long base = Money.baseFloor(traded, report.qty);
        long quote = buys
                ? Money.notionalCeil(traded, report.px, report.qty)
                : Money.notionalFloor(traded, report.px, report.qty);
        move(slot, traded.base().id(), buys ? base : -base);
        move(slot, traded.quote().id(), buys ? -quote : quote);
        if (report.feeAsset >= 0) {
            move(slot, report.feeAsset, -report.fee);
        }
    }

    /** Whether every order of the set is final. */
    public boolean finished(int slot, OpenOrders table) {
        for (int i = 0; i < orderCount[slot]; i++) {
            if (!table.state(orders[slot * LEGS_MAX + i]).terminal()) {
                return false;
            }
        }
        return true;
    }

    /** How a finished set ended, given whether something is naked. */
    public Outcome outcome(int slot, OpenOrders table, boolean naked) {
        boolean whole = true;
        boolean nothing = true;
        for (int i = 0; i < orderCount[slot]; i++) {
            int order = orders[slot * LEGS_MAX + i];
            whole &= table.cumQty(order) == table.qty(order);
            nothing &= table.cumQty(order) == 0;
        }
        if (nothing) {
            return Outcome.VANISHED;
        }
        if (naked) {
            return Outcome.MISSED;
        }
        return whole ? Outcome.COMPLETE : Outcome.MATCHED;
    }

    /**
     * What the set left unmatched of an asset: beyond what rounding leaves and what could not be traded away anyway.
     * Assets that count as one another match one another; what is left of them is told of the first.
     *
     * @return signed units of the asset, 0 when matched, or when it is the settlement asset
     */
    public long unmatched(int slot, int asset, OpenOrders table) {
        int direct = orderTrading(slot, asset, table);
        int order = direct != OpenOrders.NONE ? direct : orderOf(slot, asset, table);
        if (order == OpenOrders.NONE || kin(asset, route[slot].settlement().id())
                || toldOfAnother(slot, asset, table)) {
            return 0;
        }
        long units = net(slot, asset);
        if (units == 0) {
            return 0;
        }
        Instrument traded = instruments.get(table.instrument(order));
        long qty = traded.base().id() == asset
                ? Money.qtyFloor(traded, Math.abs(units))
                : Money.qtyWithin(traded, table.px(order), Math.abs(units));
        boolean dust = qty <= Math.max(traded.minQty(), 2 * traded.qtyIncrement())
                || Money.notionalFloor(traded, table.px(order), qty) <= traded.minNotional();
        return dust ? 0 : units;
    }

    /**
     * What the set moved of an asset and is nothing unmatched: what rounding leaves or owes of one that its orders
     * trade, or what a venue charged (negative) of one that none of them does.
     *
     * @return signed units of the asset; 0 when it is the settlement asset, or told of another that counts as the same
     */
    public long rest(int slot, int asset, OpenOrders table) {
        if (kin(asset, route[slot].settlement().id())) {
            return 0;
        }
        if (!trades(slot, asset, table)) {
            return moved(slot, asset) == 0 || kinTraded(slot, asset, table) ? 0 : moved(slot, asset);
        }
        boolean told = toldOfAnother(slot, asset, table) || unmatched(slot, asset, table) != 0;
        return told ? 0 : net(slot, asset);
    }

    /** Whether an order of the set trades an asset. */
    public boolean trades(int slot, int asset, OpenOrders table) {
        return orderOf(slot, asset, table) != OpenOrders.NONE;
    }

    /** The order of the set that trades an asset for the settlement asset, whichever is base, or none. */
    public int orderTrading(int slot, int asset, OpenOrders table) {
        int settlement = route[slot].settlement().id();
        for (int i = 0; i < orderCount[slot]; i++) {
            int order = orders[slot * LEGS_MAX + i];
            Instrument traded = instruments.get(table.instrument(order));
            int base = traded.base().id();
            int quote = traded.quote().id();
            if (base == asset && kin(quote, settlement) || kin(base, settlement) && quote == asset) {
                return order;
            }
        }
        return OpenOrders.NONE;
    }

    /** Any order of the set that trades an asset, or none: the middle of a cycle of four meets no settlement asset. */
    private int orderOf(int slot, int asset, OpenOrders table) {
        for (int i = 0; i < orderCount[slot]; i++) {
            int order = orders[slot * LEGS_MAX + i];
            Instrument traded = instruments.get(table.instrument(order));
            if (traded.base().id() == asset || traded.quote().id() == asset) {
                return order;
            }
        }
        return OpenOrders.NONE;
    }

    private boolean toldOfAnother(int slot, int asset, OpenOrders table) {
        for (int earlier = 0; earlier < asset; earlier++) {
            if (kin(earlier, asset) && orderOf(slot, earlier, table) != OpenOrders.NONE) {
                return true;
            }
        }
        return false;
    }

    private boolean kinTraded(int slot, int asset, OpenOrders table) {
        for (int other = 0; other < assets; other++) {
            if (kin(other, asset) && trades(slot, other, table)) {
                return true;
            }
        }
        return false;
    }

    private boolean kin(int asset, int other) {
        return instruments.equivalents().as(asset) == instruments.equivalents().as(other);
    }

    /** What the set moved of an asset and of those that count as the same. */
    public long net(int slot, int asset) {
        long units = 0;
        for (int other = 0; other < assets; other++) {
            units += kin(other, asset) ? moved[slot * assets + other] : 0;
        }
        return units;
    }

    /** What the set moved of an asset so far, in units of it. */
    public long moved(int slot, int asset) {
        return moved[slot * assets + asset];
    }

    /** Frees a finished set and its orders. */
    public void release(int slot, OpenOrders table) {
        for (int i = 0; i < orderCount[slot]; i++) {
            table.release(orders[slot * LEGS_MAX + i]);
        }
        route[slot] = null;
        open--;
    }

    /** Route of a set. */
    public Route route(int slot) {
        return route[slot];
    }

    /** Life in which a set was decided. */
    public int epoch(int slot) {
        return epoch[slot];
    }

    /** Id of a set: the number of its first order. */
    public long id(int slot) {
        return id[slot];
    }

    /** Expected edge of a set after sizing, ppm. */
    public long edgePpm(int slot) {
        return edgePpm[slot];
    }

    /** What venues are expected to charge for a set in third assets, units of the settlement asset. */
    public long expectedFees(int slot) {
        return expectedFees[slot];
    }

    /** Expected profit of a set before those, units of the settlement asset. */
    public long expectedProfit(int slot) {
        return expectedProfit[slot];
    }

    /** Expected spend of a set, units of the settlement asset. */
    public long spend(int slot) {
        return spend[slot];
    }

    /** Event time at which a set was decided. */
    public long decidedNanos(int slot) {
        return decidedNanos[slot];
    }

    /** Folds everything into a state hash. */
    public long foldInto(long hash) {
        long folded = StateHash.mix(hash, open);
        for (int slot = 0; slot < capacity; slot++) {
            if (route[slot] == null) {
                continue;
            }
            folded = StateHash.mix(StateHash.mix(folded, epoch[slot]), id[slot]);
            folded = StateHash.mix(StateHash.mix(folded, route[slot].id()), orderCount[slot]);
            folded = StateHash.mix(StateHash.mix(folded, edgePpm[slot]), decidedNanos[slot]);
            folded = StateHash.mix(StateHash.mix(folded, expectedProfit[slot]), spend[slot]);
            folded = StateHash.mix(folded, expectedFees[slot]);
            for (int asset = 0; asset < assets; asset++) {
                folded = StateHash.mix(folded, moved[slot * assets + asset]);
            }
        }
        return folded;
    }

    private void move(int slot, int asset, long units) {
        moved[slot * assets + asset] += units;
    }
}
