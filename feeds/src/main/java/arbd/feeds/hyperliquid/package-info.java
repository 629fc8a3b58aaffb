/**
 * Hyperliquid market data of perpetuals and spot: books that come whole each time, best quotes, mark prices and hourly
 * funding.
 */
package arbd.feeds.hyperliquid;
