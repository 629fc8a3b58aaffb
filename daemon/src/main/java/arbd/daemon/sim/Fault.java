package arbd.daemon.sim;

/**
 * One fault of a {@link FaultSpec}.
 *
 * @param kind what goes wrong
 * @param shareE8 chance each time, in 1e-8; 0 = at times of its own
 * @param count how many at a time
 * @param lastsNanos how long it lasts, 0 = a moment
 * @param everyNanos mean time between two, 0 = always, or by chance
 * @param text as it was written
 */
record Fault(FaultKind kind, long shareE8, int count, long lastsNanos, long everyNanos, String text) {
}
