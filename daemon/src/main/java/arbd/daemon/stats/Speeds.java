package arbd.daemon.stats;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Latencies as far as a journal holds them, nanoseconds. */
final class Speeds {
    private static final int CAUSES = 1 << 16;
    private static final int DIGITS = 3;

    /** An order by its life and number. */
    private record OrderId(int epoch, long number) {
    }

    private final long[] receivedNanos = new long[CAUSES];
    private final Map<OrderId, Long> unanswered = new HashMap<>();
    private final Histogram decided = new Histogram(DIGITS);
    private final Map<Integer, Histogram> answered = new TreeMap<>();

    /** An input was received. */
    void input(long ringSequence, long nanos) {
        receivedNanos[(int) (ringSequence & CAUSES - 1)] = nanos;
    }

    /** An order was decided on, because of this input. */
    void order(int epoch, long number, long causeSequence, long nanos) {
        long received = receivedNanos[(int) (causeSequence & CAUSES - 1)];
        decided.recordValue(Math.max(0, nanos - received));
        unanswered.put(new OrderId(epoch, number), nanos);
    }

    /** A venue said something about an order. */
    void report(int venue, int epoch, long number, long nanos) {
        Long sent = unanswered.remove(new OrderId(epoch, number));
        if (sent != null) {
            answered.computeIfAbsent(venue, id -> new Histogram(DIGITS)).recordValue(Math.max(0, nanos - sent));
        }
    }

    /** An order was never on its way: no venue's answer counts for it. */
    void withheld(int epoch, long number) {
        unanswered.remove(new OrderId(epoch, number));
    }

    /** From the receipt of what caused an order to the decision. */
    Histogram decided() {
        return decided;
    }

    /** By venue id: from the decision on an order to the first word of the venue about it. */
    Map<Integer, Histogram> answered() {
        return answered;
    }
}
