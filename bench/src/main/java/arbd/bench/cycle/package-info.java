/**
 * Cycles through a market that has just changed: what decide uses beside Bellman-Ford over the whole graph, on plain
 * arrays and of JGraphT. The goal and the JMH benchmark share the market, the ticks and the checks.
 */
package arbd.bench.cycle;
