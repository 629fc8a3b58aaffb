package arbd.daemon.trial;

import java.util.List;

/**
 * How it went. Times are nanoseconds, -1 = it did not happen.
 *
 * @param verdict what to make of it
 * @param words for people, one line
 * @param ackNanos from the order's bytes to the venue's reply
 * @param streamNanos from the order's bytes to the private stream's first word of it
 * @param cancelNanos from the cancel's bytes to the word that it is cancelled
 * @param filledQty executed all the same, mantissa
 * @param left one line for each wallet: what the venue says is there
 */
public record TrialResult(
        Verdict verdict, String words, long ackNanos, long streamNanos, long cancelNanos, long filledQty,
        List<String> left) {

    /** What to make of it. */
    public enum Verdict {
        /** Placed, seen on the stream, cancelled, nothing filled, nothing left. */
        GOOD,
        /** Nothing is left, but it did not go as it should. */
        BAD,
        /** The order may still rest at the venue. */
        DOUBT
    }

    /** Copies the list. */
    public TrialResult {
        left = List.copyOf(left);
    }
}
