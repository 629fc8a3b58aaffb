package arbd.daemon.decode;

import arbd.feeds.SequenceRule;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The levels that a message sets, or a whole book.
 *
 * @param line number of its line
 * @param first the venue's number of the first change in it, or {@link SequenceRule#NONE}
 * @param last number of the last change in it, or {@link SequenceRule#NONE}
 * @param previous last number of the message before, or {@link SequenceRule#NONE}
 * @param bids array of levels, as the venue writes them
 * @param asks array of levels, as the venue writes them
 * @param checksum of the book after it, null = none was sent
 */
record BookChange(long line, long first, long last, long previous, JsonNode bids, JsonNode asks, Long checksum) {
    /** The number to show. */
    Long seq() {
        return last == SequenceRule.NONE ? null : last;
    }
}
