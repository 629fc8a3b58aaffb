/**
 * Recorded market data through the production stages: the same decoders, decide and journal, with orders filled on
 * paper. One thread on a virtual clock that stands at the line just read: every event is run to quiescence before the
 * next, and between two lines everything that is due happens at its own time. So two runs over the same lines decide
 * the same, to the last bit.
 */
package arbd.daemon.backtest;
