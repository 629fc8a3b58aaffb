package arbd.daemon.journal;

import java.nio.file.Path;

/** A record is not what was written. */
public final class DamagedJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long at;

    DamagedJournalException(Path folder, long at, String wrong) {
        super("journal " + folder + " is damaged at record " + at + ": " + wrong);
        this.at = at;
    }

    /** The first record that is not sound. */
    public long at() {
        return at;
    }
}
