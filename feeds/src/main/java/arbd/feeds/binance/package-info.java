/**
 * Binance market data: spot, USD-M and coin-M best quotes and full books. Runs on the event loop of its
 * connection, or on whatever thread feeds it a recording.
 */
package arbd.feeds.binance;
