/**
 * OKX v5 market data: the {@code books} channel, its chain of numbers and, for archives, its checksum. Runs on the
 * event loop of its connection, or on whatever thread feeds it a recording.
 */
package arbd.feeds.okx;
