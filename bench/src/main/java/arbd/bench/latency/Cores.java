package arbd.bench.latency;

import java.util.BitSet;
import net.openhft.affinity.Affinity;

/**
 * Who runs where: the venues on the first CPU that this process may use, the subject on the last.
 *
 * @param venues CPU of the measuring thread, -1 = there is only one, so nobody is pinned
 * @param subject CPU of the subject's thread from socket to socket, -1 as well
 */
record Cores(int venues, int subject) {
    /** Of this process. */
    static Cores ofThisProcess() {
        BitSet usable = Affinity.getAffinity();
        int first = usable.nextSetBit(0);
        int last = usable.length() - 1;
        return first < 0 || first == last ? new Cores(-1, -1) : new Cores(first, last);
    }

    /** Pins the calling thread to the venues' CPU; the answer puts it back. */
    Runnable pin() {
        BitSet before = Affinity.getAffinity();
        if (venues >= 0) {
            Affinity.setAffinity(venues);
        }
        return () -> Affinity.setAffinity(before);
    }
}
