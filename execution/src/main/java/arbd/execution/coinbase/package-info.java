/** Coinbase Advanced Trade's account session. Runs on the execute stage's thread and the event loop that it steps. */
package arbd.execution.coinbase;
