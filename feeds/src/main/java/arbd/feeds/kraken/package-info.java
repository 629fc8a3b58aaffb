/**
 * Kraken spot market data, WebSocket v2: the {@code book} channel with its checksum. Runs on the event loop of its
 * connection, or on whatever thread feeds it a recording.
 */
package arbd.feeds.kraken;
