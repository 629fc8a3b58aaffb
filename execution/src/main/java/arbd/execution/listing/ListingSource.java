package arbd.execution.listing;

import arbd.execution.net.RestQuery;
import java.io.IOException;
import java.util.List;

/** Where a venue's listing is asked for. */
public interface ListingSource {
    /**
     * Asks for these symbols, waiting for the answers; others may be among what comes. A symbol that does not come back
     * is not listed.
     *
     * @throws IOException when the listing cannot be had, or not be read; its message is for people
     */
    List<ListedInstrument> fetch(RestQuery rest, List<String> symbols) throws IOException, InterruptedException;
}
