/**
 * Simulated venues that speak the real wire formats on loopback ports: market data, order entry and private streams.
 * Market model, matching, ledger and the text of each protocol are pure and take the time as an argument;
 * {@link arbd.execution.sim.VenueServers} puts all of them on one Netty event loop thread of its own and is, with
 * {@link arbd.execution.sim.FaultPlan}, the only class here that other threads may call.
 *
 * <pre>{@code
 * MarketModel --books--> SimulatedVenue --events--> BinanceWire, OkxWire, ... --text--> VenueServer --> client
 *                              |  ^                                                                     |
 *                        VenueLedger +--------------- orders, cancels, queries <------------------------+
 * }</pre>
 *
 * <p>A venue may also be a chain with pools ({@code ChainWire} over {@link arbd.execution.sim.chain}): the same thread,
 * clock, reference prices and faults, and neither books nor orders.
 *
 * <p>What is simulated: spot and linear perpetuals, one account a venue, limit orders (IOC, GTC, post-only),
 * top-of-book, partial depth and diff streams (Binance), the book channels with checksums (Kraken), with chained
 * numbers every 100 ms (OKX), numbered without a hole every 20 ms (Bybit), numbered by connection (Coinbase) and whole
 * (Hyperliquid), mark prices and funding, private streams, queries and cancels, the venues' own error codes, the order
 * budgets of Binance and Bybit, who signed at Hyperliquid and with which nonce. Not simulated: leverage and
 * liquidation, the rate limits of the others, trades of other people; our own resting orders are not shown in the
 * public books.
 */
package arbd.execution.sim;
