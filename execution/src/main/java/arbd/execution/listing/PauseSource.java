package arbd.execution.listing;

import arbd.execution.net.RestQuery;
import java.io.IOException;

/** Where a venue's maintenance is asked for. */
public interface PauseSource {
    /**
     * Asks, waiting for the answers.
     *
     * @param nowMillis wall-clock time: pauses that are over are left out
     * @throws IOException when it cannot be had, or not be read; its message is for people
     */
    ListedPause fetch(RestQuery rest, long nowMillis) throws IOException, InterruptedException;
}
