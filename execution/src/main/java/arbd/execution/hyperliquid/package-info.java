/**
 * Hyperliquid's account session, perpetuals and spot. Runs on the execute stage's thread and the event loop that it
 * steps; signatures are computed on a thread of their own.
 */
package arbd.execution.hyperliquid;
