package arbd.daemon.replay;

import arbd.daemon.decide.Tally;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.EpochStart;

/**
 * What a replay found.
 *
 * @param start the journal's first record
 * @param records records read
 * @param inputs inputs decided on again
 * @param outputs outputs that were journaled and compared
 * @param hashes state hashes compared
 * @param stateHash hash over all inputs
 * @param cleanEnd whether the journal ends with a clean stop
 * @param neverSent orders that decide says again but that were never journaled, hence never sent
 * @param lastOutbound last outbound ring sequence that was journaled, -1 = none
 * @param lastNanos event time of the last input
 * @param halted whether a halt was in force at the end
 * @param carried what was not over at the end
 * @param tally counters of decide
 * @param divergence null when every output was equal, else the first difference
 */
public record ReplayResult(
        EpochStart start, long records, long inputs, long outputs, long hashes, long stateHash, boolean cleanEnd,
        int neverSent, long lastOutbound, long lastNanos, boolean halted, Carried carried, Tally tally,
        String divergence) {
    /** Whether every output was equal. */
    public boolean equal() {
        return divergence == null;
    }
}
