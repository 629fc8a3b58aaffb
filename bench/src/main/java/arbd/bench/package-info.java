/**
 * Measurements: JMH benchmarks of each step from a frame to a journal record, the peers they are compared with, and a
 * writer of large journals to replay. Each benchmark runs on the one thread that JMH gives it; nothing here runs in the
 * daemon.
 */
package arbd.bench;
