/**
 * Coinbase market data: Advanced Trade, whose frames are numbered by connection, and Exchange, whose books have no
 * numbers at all. Both send whole books first, deeper than what is kept of them.
 */
package arbd.feeds.coinbase;
