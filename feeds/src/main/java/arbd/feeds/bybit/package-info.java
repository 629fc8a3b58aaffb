/**
 * Bybit v5 market data, spot and linear: {@code orderbook.50} and, for linear instruments, mark prices and funding from
 * {@code tickers}. Odd about it: a book's number begins again at 1 when the venue restarts; fields that a ticker leaves
 * out are unchanged; answers to pings have two shapes. {@code orderbook.1} is not subscribed: the venue says that
 * {@code seq} orders frames across depths, but nothing on record shows both depths at once, so neither a book nor a
 * quote could be proved wrong by the other. Runs on the event loop of its connection, or on whatever thread feeds it a
 * recording.
 */
package arbd.feeds.bybit;
