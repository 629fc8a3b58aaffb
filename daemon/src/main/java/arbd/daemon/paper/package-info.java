/**
 * Accounts on paper for a whole configuration: a backtest steps them on its virtual clock, {@code mode: paper} runs
 * them beside live market data. The arithmetic is {@link arbd.execution.paper}. All of it lives on the one
 * thread that runs the stages.
 */
package arbd.daemon.paper;
