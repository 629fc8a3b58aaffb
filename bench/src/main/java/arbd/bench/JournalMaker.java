package arbd.bench;

import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * Writes a large journal as the daemon would: quotes through the stepped stages, with the opportunities, orders and
 * reports that follow from them. For measuring replay.
 */
public final class JournalMaker {
    private static final long SEED = 7;
    private static final int OFF_EVERY = 50;

    private JournalMaker() {
    }

    /**
     * Writes a journal of so many quotes.
     *
     * @param args folder, which must not exist yet, and number of quotes
     */
    public static void main(String[] args) throws Exception {
        long records = write(Path.of(args[0]), Integer.parseInt(args[1]));
        System.out.println(records + " records in " + args[0]);
    }

    /** Writes a journal of so many quotes into a new folder; returns the number of its records. */
    public static long write(Path folder, int count) throws Exception {
        return write(folder, count, SEED, at -> { });
    }

    /**
     * Writes a journal of so many quotes into a new folder.
     *
     * @param progress told how many are written, now and then
     * @return the number of its records
     */
    public static long write(Path folder, int count, long seed, IntConsumer progress)
            throws Exception {
        SimLine line = new SimLine(folder, seed, OFF_EVERY);
        try (line) {
            for (int i = 0; i < count; i++) {
                line.next();
                if ((i & 0xffff) == 0) {
                    progress.accept(i);
                }
            }
        }
        return line.records();
    }
}
