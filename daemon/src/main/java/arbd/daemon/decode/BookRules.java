package arbd.daemon.decode;

import arbd.feeds.SequenceRule;
import com.fasterxml.jackson.databind.JsonNode;

/** What is special about the books of one venue; one object for each book. */
interface BookRules {
    /** Judges by numbers, one for each book. */
    SequenceRule sequence();

    /** Whether the venue writes all prices of an instrument, and all quantities, with equally many places. */
    boolean padded();

    /** Whether the places of each number are to be kept, since the venue writes those of an instrument differently. */
    default boolean asWritten() {
        return false;
    }

    /** Whether the snapshot comes in the same stream, so that a change before it is a fault. */
    boolean snapshotIsStreamed();

    /** Whether changes can wait for a snapshot, and be told from those that it already has. */
    boolean buffers();

    /** Price of a level. */
    JsonNode price(JsonNode level);

    /** Quantity of a level. */
    JsonNode quantity(JsonNode level);

    /** Checksum of a book as the venue computes it. */
    long checksum(TextBook book);
}
