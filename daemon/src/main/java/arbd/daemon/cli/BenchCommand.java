package arbd.daemon.cli;

import arbd.daemon.run.StopException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/**
 * The word {@code bench}, so that it is known and listed. The measurements bring their peers with them and are no part
 * of the daemon: the launcher of a checkout starts them instead of this.
 */
@Command(name = "bench", description = "Measure how fast it is here, beside the usual ways (from a checkout).")
final class BenchCommand implements Callable<Integer> {
    @Unmatched
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws StopException {
        throw new StopException(StopException.USAGE, "the measurements are not part of the daemon:"
                + " in a checkout run ./arbd bench " + String.join(" ", words).strip());
    }
}
