/**
 * Binance market data: spot, USD-M and coin-M {@code bookTicker} and spot partial depth. Runs on the event loop of its
 * connection, or on whatever thread feeds it a recording.
 */
package arbd.feeds.binance;
