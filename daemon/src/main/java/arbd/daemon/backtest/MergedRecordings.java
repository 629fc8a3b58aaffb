package arbd.daemon.backtest;

import arbd.daemon.run.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Several recordings as one, by time; lines of the same time in the order in which the recordings were named. */
final class MergedRecordings implements AutoCloseable {
    private final List<RecordingReader> all = new ArrayList<>();
    private final List<RecordingReader> left = new ArrayList<>();
    private RecordingReader current;

    static MergedRecordings open(List<Recording> recordings, RecordedVenues venues) throws StopException {
        MergedRecordings merged = new MergedRecordings();
        try {
            for (Recording recording : recordings) {
                RecordingReader reader = RecordingReader.open(recording, venues);
                merged.all.add(reader);
                if (reader.next()) {
                    merged.left.add(reader);
                }
            }
            return merged;
        } catch (StopException e) {
            merged.close();
            throw e;
        }
    }

    /** The next line, null at the end; valid until the next call. */
    RecordingReader next() throws StopException {
        if (current != null && !current.next()) {
            left.remove(current);
        }
        current = null;
        for (RecordingReader reader : left) {
            if (current == null || reader.nanos() < current.nanos()) {
                current = reader;
            }
        }
        return current;
    }

    /** Lines whose time was before that of a line above them in their file. */
    long backwards() {
        return all.stream().mapToLong(RecordingReader::backwards).sum();
    }

    /** Last lines of captures that were cut off behind them. */
    List<String> cutOff() {
        return all.stream().map(RecordingReader::cutOff).filter(Objects::nonNull).toList();
    }

    @Override
    public void close() {
        all.forEach(RecordingReader::close);
    }
}
