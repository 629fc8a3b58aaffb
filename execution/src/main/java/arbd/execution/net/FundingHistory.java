package arbd.execution.net;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which funding payments were told already. The private stream tells those that fall due while it is open; after it was
 * not, the venue's list tells the others, and some of the first kind again. Nothing tells both alike but the
 * asset, the amount and about the time. Owned by the session.
 */
public final class FundingHistory {
    /** How far before the loss of the stream is asked again: longer than a dead socket may go unnoticed. */
    public static final long SLACK_MILLIS = 900_000;
    /** How far the two may differ about the time of one payment; the next is an hour away at least. */
    public static final long SAME_MILLIS = 1_000;

    private static final int TOLD_MAX = 4_096;
    private static final long NOTHING = Long.MAX_VALUE;

    /** One payment; {@code id} is the list's, null = only the stream told it so far. */
    private static final class Payment {
        private final int asset;
        private final long units;
        private final long millis;
        private final boolean streamed;
        private boolean twice;
        private String id;

        Payment(int asset, long units, long millis, String id) {
            this.asset = asset;
            this.units = units;
            this.millis = millis;
            this.streamed = id == null;
            this.id = id;
        }

        boolean same(int otherAsset, long otherUnits, long otherMillis) {
            return !twice && asset == otherAsset && units == otherUnits
                    && Math.abs(millis - otherMillis) <= SAME_MILLIS;
        }
    }

    private final Deque<Payment> told = new ArrayDeque<>();
    private long fromMillis = NOTHING;
    private boolean everWhole;

    /**
     * The stream fell, at this time; before it was ever whole there is nothing to make up for. From then on there
     * always is, also after a stream that was open and fell before the account was told.
     */
    public void fell(long wallMillis, boolean wasWhole) {
        everWhole |= wasWhole;
        if (everWhole) {
            fromMillis = Math.min(fromMillis, wallMillis - SLACK_MILLIS);
        }
    }

    /** Whether the list must be asked before anything is believed. */
    public boolean missing() {
        return fromMillis != NOTHING;
    }

    /** From when on. */
    public long fromMillis() {
        return fromMillis;
    }

    /** So much of the list is known now, and there is more. */
    public void knownUntil(long millis) {
        fromMillis = Math.max(fromMillis + 1, millis);
    }

    /** All of the list is known. */
    public void caughtUp() {
        fromMillis = NOTHING;
    }

    /** The stream tells a payment; false = the list had told it. */
    public boolean streamed(int asset, long units, long millis) {
        for (Payment payment : told) {
            if (!payment.streamed && payment.same(asset, units, millis)) {
                payment.twice = true;
                return false;
            }
        }
        return keep(new Payment(asset, units, millis, null));
    }

    /** The list tells a payment; false = it, or the stream, had told it. */
    public boolean listed(String id, int asset, long units, long millis) {
        for (Payment payment : told) {
            if (id.equals(payment.id)) {
                return false;
            }
        }
        for (Payment payment : told) {
            if (payment.streamed && payment.same(asset, units, millis)) {
                payment.twice = true;
                payment.id = id;
                return false;
            }
        }
        return keep(new Payment(asset, units, millis, id));
    }

    private boolean keep(Payment payment) {
        told.add(payment);
        if (told.size() > TOLD_MAX) {
            told.poll();
        }
        return true;
    }
}
