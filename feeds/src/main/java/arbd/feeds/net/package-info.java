/**
 * The network side of a venue connection: WebSocket client, back-off, connect budget, clocks and counters. Runs on the
 * event loop that it is given (which an agent may step itself) and never blocks it; this is where the clock is read.
 */
package arbd.feeds.net;
