/**
 * Decoding of market-data frames: frames as the venues write them, and everybody who reads them. The goals and the JMH
 * benchmarks share all of it, so both measure the same work after the same check.
 */
package arbd.bench.decode;
