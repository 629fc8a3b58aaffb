package arbd.daemon.console;

import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalException;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.record.EpochStartedDecoder;
import java.nio.file.Path;

/** Walks a journal and turns records into events; at the present end it can be asked again later. One thread. */
public final class JournalFollower implements AutoCloseable {
    /** Learns of one event. */
    @FunctionalInterface
    public interface Reader {
        /** An event, with its place in the journal and its time. */
        void event(Event event, long sequence, long wallNanos);
    }

    private final JournalReader journal;
    private RecordLines lines;

    /** Opens a journal folder. */
    public JournalFollower(Path folder) {
        this.journal = JournalReader.open(folder);
    }

    /** Reads up to the present end; returns how many records. */
    public int poll(Reader reader, int recordsMax) {
        int read = 0;
        while (read < recordsMax && journal.next()) {
            read++;
            if (journal.header().type == EpochStartedDecoder.TEMPLATE_ID) {
                begin();
            }
            if (lines == null) {
                throw new JournalException("journal " + journal.folder()
                        + " does not begin with the start of an epoch");
            }
            Event event = lines.event(journal.header(), journal.body());
            if (event != null) {
                reader.event(event, journal.header().sequence, journal.header().wallNanos);
            }
        }
        return read;
    }

    @Override
    public void close() {
        journal.close();
    }

    private void begin() {
        lines = new RecordLines(EpochCodec.read(journal.body()));
    }
}
