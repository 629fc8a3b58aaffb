/**
 * What is promised about speed, and the means to measure it on the reader's own machine: a
 * {@link arbd.bench.goal.Goal} measures and gives {@link arbd.bench.goal.Line}s, each held to a
 * {@link arbd.bench.goal.Gate}. Times are compared with a peer's in the same run, never with those of another machine.
 */
package arbd.bench.goal;
