/**
 * Decide: a pure function of the journaled input stream. One thread owns everything here; no clock, no I/O, no
 * randomness, no allocation after construction. The same inputs give the same outputs, bit for bit, on every JDK:
 * live, in a backtest and in replay.
 *
 * <pre>{@code
 * Tick ----> QuoteTable --> RouteFilter --> gates --> Selection (RouteSizer --> gates, for each) --> orders
 * Report --> OpenOrders --> Arbitrages --> Wallets
 *                                       every verdict --> Episodes, state hash
 *                                                         Episodes --> EdgeMarks
 * }</pre>
 */
package arbd.daemon.decide;
