/**
 * What a journal tells in figures: opportunities and their reasons, arbitrages with what was expected and realised,
 * latencies, and how edges decay. Reads; decides nothing. Amounts and edges are integers until they are printed.
 */
package arbd.daemon.stats;
