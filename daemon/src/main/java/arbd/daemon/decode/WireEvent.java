package arbd.daemon.decode;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;

/**
 * What one wire line, or a part of it, turned out to be.
 *
 * @param line number of the line that it comes from, from 1
 * @param symbol the venue's name of the instrument, null where the line names none
 * @param kind what it is
 * @param bid best bid price as decimal text, null = none or not known; the next three likewise
 * @param seq the venue's number of it, null = it has none
 * @param checksum whether the venue's checksum agrees with the book, null = it sent none
 */
public record WireEvent(long line, String symbol, Kind kind, String bid, String bidQty, String ask, String askQty,
        Long seq, Boolean checksum) {
    /** What can be in a line. */
    public enum Kind {
        /** A whole book, or a full replacement of it. */
        SNAPSHOT,
        /** A change that continues the book. */
        APPLIED,
        /** A change that is older than the book. */
        STALE,
        /** A change that waits for a snapshot. */
        BUFFERED,
        /** A change, and something between it and the book is missing; or there is no book at all. */
        GAP,
        /** A change after which book and checksum differ. */
        BAD_CHECKSUM,
        /** Best bid and ask from a stream of their own. */
        QUOTE,
        /** A trade. */
        TRADE,
        /** A funding rate. */
        FUNDING,
        /** The answer to a request that was granted. */
        ACK,
        /** A sign of life. */
        HEARTBEAT,
        /** The answer to a request that was refused, or a line that cannot be understood. */
        ERROR,
        /** Something else, or a line that was not from the venue. */
        IGNORED;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** Its name in the output. */
        public String word() {
            return word;
        }
    }

    /** An event without prices. */
    static WireEvent bare(long line, String symbol, Kind kind, Long seq) {
        return new WireEvent(line, symbol, kind, null, null, null, null, seq, null);
    }

    /** As one JSON object on one line; fields that are null are left out. */
    public String json() {
        StringBuilder out = new StringBuilder(160).append("{\"line\":").append(line);
        text(out, "symbol", symbol);
        text(out, "event", kind.word());
        text(out, "bid", bid);
        text(out, "bidQty", bidQty);
        text(out, "ask", ask);
        text(out, "askQty", askQty);
        if (seq != null) {
            out.append(",\"seq\":").append(seq.longValue());
        }
        text(out, "checksum", checksum == null ? null : checksum ? "ok" : "bad");
        return out.append('}').toString();
    }

    private static void text(StringBuilder out, String name, String value) {
        if (value != null) {
            out.append(",\"").append(name).append("\":\"");
            JsonStringEncoder.getInstance().quoteAsString(value, out);
            out.append('"');
        }
    }
}
