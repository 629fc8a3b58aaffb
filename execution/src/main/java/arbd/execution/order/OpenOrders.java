package arbd.execution.order;

import arbd.market.Require;
import arbd.market.Side;
import arbd.market.StateHash;
import java.util.Arrays;

/**
 * Every order that is not yet final, in flat arrays, and the state machine that moves them. Owned by decide.
 *
 * <p>An order keeps its slot until {@link #release}, which its arbitrage calls when all its orders are final. A report
 * moves an order only forwards: a fill counted once is never counted again (by trade id), a final order never lives
 * again, and a cancellation that names more filled quantity than we have seen waits for the missing fills.
 */
public final class OpenOrders {
    /** No slot. */
    public static final int NONE = -1;
    /** Trade ids remembered per order: an order that eats through a book has hundreds of fills. */
    static final int TRADES_MAX = 512;

    private static final long EMPTY = 0;

    private final int capacity;
    private final long notFoundAfterNanos;
    private final OrderState[] state;
    private final int[] epoch;
    private final long[] number;
    private final int[] arbitrage;
    private final int[] instrument;
    private final int[] leg;
    private final boolean[] buys;
    private final long[] px;
    private final long[] qty;
    private final long[] feeUnits;
    private final long[] cumQty;
    private final long[] finalCumQty;
    private final long[] sentNanos;
    private final long[] askedNanos;
    private final int[] notFound;
    private final long[] trades;
    private final int[] tradeCount;
    private int open;
    private int unknown;

    /**
     * An empty table.
     *
     * @param capacity most orders at once, at least 1
     * @param notFoundAfterNanos how long after an order was decided a second "not found" proves that the venue never
     *     had it: longer than the venue would still accept the request
     */
    public OpenOrders(int capacity, long notFoundAfterNanos) {
        Require.that(capacity > 0, "capacity must be positive, was %d", capacity);
        this.capacity = capacity;
        this.notFoundAfterNanos = notFoundAfterNanos;
        this.state = new OrderState[capacity];
        this.epoch = new int[capacity];
        this.number = new long[capacity];
        this.arbitrage = new int[capacity];
        this.instrument = new int[capacity];
        this.leg = new int[capacity];
        this.buys = new boolean[capacity];
        this.px = new long[capacity];
        this.qty = new long[capacity];
        this.feeUnits = new long[capacity];
        this.cumQty = new long[capacity];
        this.finalCumQty = new long[capacity];
        this.sentNanos = new long[capacity];
        this.askedNanos = new long[capacity];
        this.notFound = new int[capacity];
        this.trades = new long[capacity * TRADES_MAX];
        this.tradeCount = new int[capacity];
        Arrays.fill(state, OrderState.CANCELLED);
    }

    /** Most orders at once. */
    public int capacity() {
        return capacity;
    }

    /** Orders in the table, final or not. */
    public int open() {
        return open;
    }

    /** Orders whose outcome is unknown. */
    public int unknown() {
        return unknown;
    }

    /**
     * Takes a slot for an order that is about to be sent.
     *
     * @param arbitrageSlot the arbitrage it belongs to
     * @param nowNanos event time
     * @return its slot
     */
    public int add(Order order, int arbitrageSlot, long nowNanos) {
        int slot = freeSlot();
        if (slot == NONE) {
            throw new IllegalArgumentException("no room for an order: " + open + " are open");
        }
        state[slot] = OrderState.PENDING;
        epoch[slot] = order.epoch;
        number[slot] = order.number;
        arbitrage[slot] = arbitrageSlot;
        instrument[slot] = order.instrument;
        leg[slot] = order.leg;
        buys[slot] = order.side == Side.BUY;
        px[slot] = order.px;
        qty[slot] = order.qty;
        feeUnits[slot] = 0;
        cumQty[slot] = 0;
        finalCumQty[slot] = -1;
        sentNanos[slot] = nowNanos;
        askedNanos[slot] = nowNanos;
        notFound[slot] = 0;
        tradeCount[slot] = 0;
        open++;
        return slot;
    }

    /**
     * Takes a slot for an order of an earlier life. Which fills made {@code filledQty} is told with
     * {@link #restoreTrade}: those are not counted again when the venue lists them.
     */
    public int restore(Order order, OrderState last, long filledQty, int arbitrageSlot, long nowNanos) {
        int slot = add(order, arbitrageSlot, nowNanos);
        cumQty[slot] = filledQty;
        move(slot, last.terminal() ? last : OrderState.UNKNOWN);
        return slot;
    }

    /** Notes a fill of a restored order that an earlier life has counted. */
    public void restoreTrade(int slot, long tradeId) {
        remember(slot, tradeId);
    }

    /** Trade ids that are remembered of an order. */
    public int trades(int slot) {
        return Math.min(tradeCount[slot], TRADES_MAX);
    }

    /** One remembered trade id of an order. */
    public long trade(int slot, int index) {
        return trades[slot * TRADES_MAX + index];
    }

    /** The slot of an order, or {@link #NONE}. */
    public int find(int orderEpoch, long orderNumber) {
        for (int i = 0; i < capacity; i++) {
            if (number[i] == orderNumber && epoch[i] == orderEpoch && orderNumber != EMPTY) {
                return i;
            }
        }
        return NONE;
    }

    /**
     * Applies a report that is not a fill.
     *
     * @param nowNanos event time
     * @return whether the state changed
     */
    public boolean apply(int slot, Report report, long nowNanos) {
        if (state[slot].terminal()) {
            return false;
        }
        return switch (report.kind) {
            case ACCEPTED -> move(slot, cumQty[slot] == 0 ? OrderState.LIVE : OrderState.PARTIALLY_FILLED);
            case CANCELLED -> close(slot, report.cumQty);
            case REJECTED -> cumQty[slot] > 0
                    ? move(slot, OrderState.CANCELLED) : move(slot, OrderState.REJECTED);
            case UNKNOWN -> move(slot, OrderState.UNKNOWN);
            case NOT_FOUND -> missing(slot, nowNanos);
            case SUPPRESSED -> move(slot, OrderState.SUPPRESSED);
            case FILL -> throw new IllegalArgumentException("a fill goes to fill()");
        };
    }

    /** An order has been silent for too long; returns whether that is news. */
    public boolean markUnknown(int slot) {
        return !state[slot].terminal() && move(slot, OrderState.UNKNOWN);
    }

    /**
     * Counts one execution.
     *
     * @return the quantity that is new to us: 0 when this trade was already counted
     */
    public long fill(int slot, Report report) {
        if (alreadyCounted(slot, report.tradeId)) {
            return 0;
        }
        remember(slot, report.tradeId);
        cumQty[slot] += report.qty;
        if (state[slot].terminal()) {
            return report.qty;
        }
        if (cumQty[slot] >= qty[slot]) {
            move(slot, OrderState.FILLED);
        } else if (finalCumQty[slot] >= 0 && cumQty[slot] >= finalCumQty[slot]) {
            move(slot, OrderState.CANCELLED);
        } else {
            move(slot, OrderState.PARTIALLY_FILLED);
        }
        return report.qty;
    }

    /** Frees the slot. */
    public void release(int slot) {
        if (!state[slot].terminal()) {
            throw new IllegalArgumentException("order " + number[slot] + " is " + state[slot] + ", not final");
        }
        number[slot] = EMPTY;
        epoch[slot] = 0;
        open--;
    }

    /** State of the order in this slot. */
    public OrderState state(int slot) {
        return state[slot];
    }

    /** Arbitrage slot of the order. */
    public int arbitrage(int slot) {
        return arbitrage[slot];
    }

    /** Dense instrument id of the order. */
    public int instrument(int slot) {
        return instrument[slot];
    }

    /** Position of the order in its route. */
    public int leg(int slot) {
        return leg[slot];
    }

    /** Whether it buys. */
    public boolean buys(int slot) {
        return buys[slot];
    }

    /** Limit price mantissa. */
    public long px(int slot) {
        return px[slot];
    }

    /** Ordered quantity mantissa. */
    public long qty(int slot) {
        return qty[slot];
    }

    /** What all of it will be charged in a third asset, units of that. */
    public long feeUnits(int slot) {
        return feeUnits[slot];
    }

    /** Notes what all of it will be charged in a third asset. */
    public void expectFee(int slot, long units) {
        feeUnits[slot] = units;
    }

    /** Filled quantity mantissa. */
    public long cumQty(int slot) {
        return cumQty[slot];
    }

    /** Number within its epoch. */
    public long number(int slot) {
        return number[slot];
    }

    /** Epoch it was decided in. */
    public int epoch(int slot) {
        return epoch[slot];
    }

    /** Whether the slot holds an order. */
    public boolean used(int slot) {
        return number[slot] != EMPTY;
    }

    /** Event time at which it was decided. */
    public long sentNanos(int slot) {
        return sentNanos[slot];
    }

    /** Event time at which it was last asked for, or decided. */
    public long askedNanos(int slot) {
        return askedNanos[slot];
    }

    /** Notes that the venue is being asked for it. */
    public void asked(int slot, long nowNanos) {
        askedNanos[slot] = nowNanos;
    }

    /** Folds the whole table into a state hash. */
    public long foldInto(long hash) {
        long folded = StateHash.mix(hash, open);
        for (int i = 0; i < capacity; i++) {
            if (number[i] != EMPTY) {
                folded = fold(folded, i);
            }
        }
        return folded;
    }

    private long fold(long hash, int slot) {
        long folded = StateHash.mix(StateHash.mix(hash, epoch[slot]), number[slot]);
        folded = StateHash.mix(StateHash.mix(folded, state[slot].ordinal()), arbitrage[slot]);
        folded = StateHash.mix(StateHash.mix(folded, px[slot]), qty[slot]);
        folded = StateHash.mix(StateHash.mix(folded, cumQty[slot]), finalCumQty[slot]);
        folded = StateHash.mix(StateHash.mix(folded, sentNanos[slot]), askedNanos[slot]);
        folded = StateHash.mix(StateHash.mix(folded, notFound[slot]), tradeCount[slot]);
        folded = StateHash.mix(folded, feeUnits[slot]);
        for (int i = 0; i < trades(slot); i++) {
            folded = StateHash.mix(folded, trade(slot, i));
        }
        return folded;
    }

    private boolean close(int slot, long venueCumQty) {
        if (venueCumQty > cumQty[slot]) {
            finalCumQty[slot] = venueCumQty;
            return move(slot, OrderState.PARTIALLY_FILLED);
        }
        return move(slot, OrderState.CANCELLED);
    }

    private boolean missing(int slot, long nowNanos) {
        notFound[slot]++;
        if (notFound[slot] >= 2 && nowNanos - sentNanos[slot] >= notFoundAfterNanos) {
            return move(slot, cumQty[slot] > 0 ? OrderState.CANCELLED : OrderState.REJECTED);
        }
        return move(slot, OrderState.UNKNOWN);
    }

    private boolean move(int slot, OrderState next) {
        OrderState before = state[slot];
        if (before == next) {
            return false;
        }
        if (before == OrderState.UNKNOWN) {
            unknown--;
        }
        if (next == OrderState.UNKNOWN) {
            unknown++;
        }
        state[slot] = next;
        return true;
    }

    private void remember(int slot, long tradeId) {
        trades[slot * TRADES_MAX + tradeCount[slot] % TRADES_MAX] = tradeId;
        tradeCount[slot]++;
    }

    private boolean alreadyCounted(int slot, long tradeId) {
        int known = trades(slot);
        for (int i = 0; i < known; i++) {
            if (trade(slot, i) == tradeId) {
                return true;
            }
        }
        return false;
    }

    private int freeSlot() {
        for (int i = 0; i < capacity; i++) {
            if (number[i] == EMPTY) {
                return i;
            }
        }
        return NONE;
    }
}
