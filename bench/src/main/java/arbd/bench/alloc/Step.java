package arbd.bench.alloc;

import arbd.bench.goal.AllocationMeter;
import arbd.bench.goal.WrongAnswerException;
import java.util.function.LongSupplier;

/**
 * One step of the road.
 *
 * @param name as it appears in ids
 * @param round does it once
 * @param slow whether a round takes microseconds, so that fewer are counted
 * @param done how often it was done so far by its own account, so that none can pass by doing nothing
 */
public record Step(String name, AllocationMeter.Round round, boolean slow, LongSupplier done) {
    private static final int SLOWER = 10;

    /**
     * Bytes allocated for each round.
     *
     * @param rounds that make one count
     * @param enough as in {@link AllocationMeter#bytesPerRound}
     * @throws WrongAnswerException when the step did not do its work as often as it was told to
     */
    public double bytesPerRound(int rounds, double enough) throws Exception {
        AllocationMeter meter = new AllocationMeter();
        long before = done.getAsLong();
        double bytes = meter.bytesPerRound(rounds(rounds), enough, round);
        long did = done.getAsLong() - before;
        if (did != meter.done()) {
            throw new WrongAnswerException(name + " was to be done " + meter.done() + " times, and was " + did);
        }
        return bytes;
    }

    /** How many rounds make one count of this step when so many do of a quick one. */
    int rounds(int ofQuick) {
        return slow ? ofQuick / SLOWER : ofQuick;
    }
}
