package arbd.daemon.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens to one connection through a {@link FaultProxy}, drawn before it begins.
 *
 * @param steps in order of time; behind one that ends the connection there are none
 * @param random for what depends on the bytes: which of them is garbled
 */
record NetworkPlan(List<Step> steps, SplittableRandom random) {
    /** What can happen. */
    enum Kind {
        /** Both sides learn by a reset that it is over. */
        CUT,
        /** Every piece arrives late for a while. */
        DELAY,
        /** Nobody learns that nothing passes any more; after a while a reset ends it. */
        HALF_OPEN,
        /** One byte gets a high bit, in one of the directions. */
        GARBLE;

        boolean last() {
            return this == CUT || this == HALF_OPEN;
        }
    }

    /**
     * One of them.
     *
     * @param atMillis since the connection was opened
     * @param lastsMillis of a delay and of half an open connection
     * @param delayMillis how late each piece is
     * @param upwards whether bytes to the venue are garbled, or those from it
     */
    record Step(Kind kind, long atMillis, long lastsMillis, long delayMillis, boolean upwards) {
    }

    private static final int STEPS_MAX = 40;
    private static final long FIRST_MILLIS = 2_000;
    private static final long SPAN_MILLIS = 8_000;

    /** Of the connection with this number. */
    static NetworkPlan of(long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        List<Step> steps = new ArrayList<>();
        long at = 0;
        while (steps.size() < STEPS_MAX && (steps.isEmpty() || !steps.get(steps.size() - 1).kind.last())) {
            at += FIRST_MILLIS + random.nextLong(SPAN_MILLIS);
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            long lasts = kind == Kind.HALF_OPEN ? 3_000 + random.nextLong(5_000) : 300 + random.nextLong(1_500);
            steps.add(new Step(kind, at, lasts, 20 + random.nextLong(200), random.nextBoolean()));
        }
        return new NetworkPlan(List.copyOf(steps), random);
    }
}
