package arbd.bench.goal;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a goal is given: how long it may take, its seed, a folder, and somebody to tell how far it is.
 *
 * @param quick whether a short run is wanted: fewer samples, the same checks and gates
 * @param seed of everything that is drawn
 * @param scratch an empty folder on a real disk, removed afterwards
 * @param progress is told in a few words what is being done, at least twice a second
 */
public record Run(boolean quick, long seed, Path scratch, Consumer<String> progress) {
    /** Tells what is being done now. */
    public void at(String what) {
        progress.accept(what);
    }

    /** The size of a sample, or a tenth of it when the run is to be short. */
    public int size(int full) {
        return quick ? Math.max(1, full / 10) : full;
    }
}
