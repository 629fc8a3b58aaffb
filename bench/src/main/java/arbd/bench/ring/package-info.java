/**
 * The hop from one thread to another: the daemon's ring beside the queue of the JDK. The goal and the JMH benchmark
 * share both ways.
 */
package arbd.bench.ring;
