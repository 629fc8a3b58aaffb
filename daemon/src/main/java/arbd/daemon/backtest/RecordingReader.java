package arbd.daemon.backtest;

import arbd.daemon.recording.LineReader;
import arbd.daemon.run.StopException;

/** Walks one recording: each line with its time and venue. An earlier time than one above counts as the latest. */
final class RecordingReader implements AutoCloseable {
    private final Recording recording;
    private final LineReader wire;
    private final Sidecar sidecar;
    private long nanos = Long.MIN_VALUE;
    private long backwards;
    private String cutOff;

    private RecordingReader(Recording recording, LineReader wire, Sidecar sidecar) {
        this.recording = recording;
        this.wire = wire;
        this.sidecar = sidecar;
    }

    static RecordingReader open(Recording recording, RecordedVenues venues) throws StopException {
        LineReader wire = LineReader.open(recording.wire());
        try {
            return new RecordingReader(recording, wire,
                    Sidecar.open(recording.sidecar(), recording.wire(), venues, recording.venue()));
        } catch (StopException e) {
            wire.close();
            throw e;
        }
    }

    /**
     * Moves to the next line.
     *
     * @throws StopException when the wire text and the sidecar are not of the same length
     */
    boolean next() throws StopException {
        boolean times = sidecar.next();
        if (sidecar.captured()) {
            wire.untilDamage();
        }
        boolean more = wire.next();
        if (sidecar.captured() && (more != times || wire.damage() != null || sidecar.damage() != null)) {
            cutOff = wire.where();
            return false;
        }
        if (more != times) {
            throw new StopException(StopException.DAMAGED, more
                    ? wire.where() + ": " + recording.sidecar() + " ends before this line: it has " + recording.lines()
                    : recording.wire() + " ends after line " + wire.number() + ", but " + recording.sidecar() + " has "
                            + recording.lines() + ": they do not belong together");
        }
        if (!more) {
            return false;
        }
        if (sidecar.tNanos() < nanos) {
            backwards++;
        } else {
            nanos = sidecar.tNanos();
        }
        return true;
    }

    byte[] text() {
        return wire.line();
    }

    int length() {
        return wire.length();
    }

    /** Number of the line in its file, from 1. */
    long line() {
        return wire.number();
    }

    /** Receive time, the largest so far. */
    long nanos() {
        return nanos;
    }

    /** As {@link Sidecar#venue}. */
    int venue() {
        return sidecar.venue();
    }

    /** As {@link Sidecar#note}. */
    String note() {
        return sidecar.note();
    }

    /** Lines whose time was before that of a line above them. */
    long backwards() {
        return backwards;
    }

    /** The venue whose books are to be forgotten before this line, or {@link RecordedVenues#NOT_CONFIGURED}. */
    int forgets() {
        return sidecar.forgets() ? sidecar.venueOfFile() : RecordedVenues.NOT_CONFIGURED;
    }

    /** The last line of a capture that was cut off behind it, null = it was not. */
    String cutOff() {
        return cutOff;
    }

    @Override
    public void close() {
        wire.close();
        sidecar.close();
    }
}
