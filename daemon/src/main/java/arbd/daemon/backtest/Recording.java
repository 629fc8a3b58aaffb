package arbd.daemon.backtest;

import arbd.daemon.run.StopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * One recording: its wire text and its sidecar, both read once before anything begins, so that a sidecar that is
 * damaged is found early and the end is known.
 *
 * @param wire one message per line
 * @param sidecar when each arrived, and from where
 * @param venue id of the venue that was named for it, or {@link RecordedVenues#NOT_CONFIGURED}
 * @param lines lines of the sidecar
 * @param firstNanos earliest receive time, {@link Long#MAX_VALUE} when it is empty
 */
record Recording(Path wire, Path sidecar, int venue, long lines, long firstNanos) {
    private static final String WIRE = ".wire.jsonl";
    private static final String SIDECAR = ".meta.tsv";
    private static final String GZIP = ".gz";
    private static final int PROGRESS_EVERY = 1 << 14;

    /**
     * Finds the two files and reads the sidecar.
     *
     * @param given {@code NAME.wire.jsonl}, {@code NAME.wire.jsonl.gz} or {@code NAME}, each also as {@code VENUE=...}
     * @param progress told the number of lines read, now and then
     * @throws StopException when one is missing, or the sidecar is damaged
     */
    static Recording find(String given, RecordedVenues venues, LongConsumer progress) throws StopException {
        int equals = given.indexOf('=');
        int named = equals < 0 ? RecordedVenues.NOT_CONFIGURED : venues.byName(given.substring(0, equals));
        String path = named == RecordedVenues.NOT_CONFIGURED ? given : given.substring(equals + 1);
        String stem = without(without(path, GZIP), WIRE);
        Path wire = stem.equals(path) ? either(stem + WIRE, "recording") : present(Path.of(path));
        Path sidecar = either(stem + SIDECAR, "sidecar with the times of " + wire);
        try (Sidecar all = Sidecar.open(sidecar, wire, venues, named)) {
            long first = Long.MAX_VALUE;
            while (all.next()) {
                first = Math.min(first, all.tNanos());
                if (all.line() % PROGRESS_EVERY == 0) {
                    progress.accept(all.line());
                }
            }
            return new Recording(wire, sidecar, named, all.line(), first);
        }
    }

    private static String without(String path, String ending) {
        return path.endsWith(ending) ? path.substring(0, path.length() - ending.length()) : path;
    }

    private static Path either(String plain, String what) throws StopException {
        for (String name : new String[] {plain, plain + GZIP}) {
            if (Files.isRegularFile(Path.of(name))) {
                return Path.of(name);
            }
        }
        throw new StopException(StopException.IO, "no " + what + ": neither " + plain + " nor " + plain + GZIP
                + " is there");
    }

    private static Path present(Path wire) throws StopException {
        if (!Files.isRegularFile(wire)) {
            throw new StopException(StopException.IO, "no such recording: " + wire);
        }
        return wire;
    }
}
