/**
 * Simulated venues that speak the real wire formats on loopback ports: market data, order entry and private streams.
 * Market model, matching, ledger and the text of each protocol are pure and take the time as an argument;
 * {@link arbd.execution.sim.VenueServers} puts all of them on one Netty event loop thread of its own and is, with
 * {@link arbd.execution.sim.FaultPlan}, the only class here that other threads may call.
 *
 * <pre>{@code
 * MarketModel --books--> SimulatedVenue --events--> BinanceWire | KrakenWire --text--> VenueServer --> client
 *                              |  ^                                                                     |
 *                        VenueLedger +---------------- orders, cancels, queries <-----------------------+
 * }</pre>
 */
package arbd.execution.sim;
