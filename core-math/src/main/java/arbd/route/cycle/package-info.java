/**
 * Cycles of two to four trades through the market that has just changed, found in doubles by best rates: what is found
 * is only worth sizing. Owned by the decide thread, allocates nothing after construction, reads no clock.
 *
 * <pre>{@code
 *   rate --> LinkRates --> HubRows, Bridges --> CycleFilter --> FoundCycles
 *            (best venue   (best way over one   (what clears    (legs, best first)
 *             per pair)     asset in between)    the threshold)
 * }</pre>
 *
 * Assets are split in two: a few <i>hubs</i> (BTC, USDT, EUR, ...) such that every market that can be part of a cycle
 * has a hub on one side, and all others, which therefore trade against hubs only. For every ordered pair of hubs the
 * best way from one to the other over one asset is kept up to date; a cycle of four is the changed market, one more
 * trade and such a way. So a tick costs a few rows of hubs, however many markets there are.
 */
package arbd.route.cycle;
