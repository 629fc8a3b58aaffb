package arbd.execution.sim;

/** Why a simulated venue refuses an order; each protocol has its own code and words for it. */
enum Refusal {
    /** Not refused. */
    NONE,
    /** No such symbol at this venue. */
    UNKNOWN_SYMBOL,
    /** The market is halted, or takes cancels only. */
    MARKET_CLOSED,
    /** Not a positive multiple of the price increment. */
    PRICE_INCREMENT,
    /** Not a positive multiple of the lot. */
    LOT,
    /** Below the smallest quantity. */
    MIN_QTY,
    /** Below the smallest notional. */
    MIN_NOTIONAL,
    /** Not enough free balance. */
    INSUFFICIENT_BALANCE,
    /** An open order has this client order id. */
    DUPLICATE_CLIENT_ORDER_ID,
    /** Reduce-only, but it would open, or close more than is held and not being closed already. */
    REDUCE_ONLY,
    /** Too many open orders. */
    OPEN_ORDERS,
    /** Chance ({@link SimulationSettings#rejectRateE8()}). */
    CHANCE
}
