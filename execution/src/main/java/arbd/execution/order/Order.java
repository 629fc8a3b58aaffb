package arbd.execution.order;

import arbd.market.Side;

/**
 * One limit order of one leg, as decided. A reusable slot: public mutable fields and nothing else. Identity is
 * ({@link #epoch}, {@link #number}); {@link ClientOrderId} turns it into the text a venue sees.
 */
public final class Order {
    /** The life of the process that decided it, from 1; never reused by an instance. */
    public int epoch;
    /** Number within the epoch, from 1, rising by one. */
    public long number;
    /** The arbitrage it belongs to: number of the first order of that set. */
    public long arbitrage;
    /** Dense route id. */
    public int route;
    /** Position in the route, from 0. */
    public int leg;
    /** Legs of the route. */
    public int legs;
    /** Dense instrument id; the venue is the instrument's. */
    public int instrument;
    /** Which way. */
    public Side side = Side.BUY;
    /** How long. */
    public TimeInForce timeInForce = TimeInForce.IOC;
    /** Of a perpetual: may only make its position smaller, whatever became of that meanwhile. */
    public boolean reduceOnly;
    /** Limit price mantissa in the instrument's decimals. */
    public long px;
    /** Quantity mantissa in the instrument's decimals. */
    public long qty;
}
