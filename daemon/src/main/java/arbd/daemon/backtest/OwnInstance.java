package arbd.daemon.backtest;

import arbd.daemon.journal.DamagedJournalException;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.JournalException;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.run.Instance;
import arbd.daemon.run.StopException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps backtests out of the folders of daemons that trade: the next life there would recover from the backtest, and
 * never ask the venues what became of its own orders.
 */
final class OwnInstance {
    /** The verb, as journals name it. */
    static final String COMMAND = "backtest";

    private OwnInstance() {
    }

    /** Refuses an instance whose latest life was no backtest. */
    static void check(String name, Instance instance) throws StopException {
        Optional<Path> latest = instance.latestRun();
        if (latest.isEmpty()) {
            return;
        }
        String command = command(latest.get());
        if (!command.equals(COMMAND) && !command.isEmpty()) {
            throw new StopException(StopException.USAGE, "instance '" + name + "' is not for backtests: its latest"
                    + " journal is of '" + command + "'; leave --instance out, or name another");
        }
    }

    /** The verb that wrote a journal; empty when it ended before its first record. */
    private static String command(Path run) throws StopException {
        try (JournalReader reader = JournalReader.open(run)) {
            return reader.next() ? EpochCodec.read(reader.body()).command() : "";
        } catch (DamagedJournalException | JournalException e) {
            throw new StopException(StopException.DAMAGED, "cannot tell what wrote " + run + " (" + e.getMessage()
                    + "): move it away, or name another --instance", e);
        }
    }
}
