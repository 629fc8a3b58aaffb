package arbd.feeds.contract;

import arbd.feeds.Recorded;
import arbd.market.Instrument;
import arbd.market.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one venue sends, in its own words: all that a new protocol must bring to be held to the contracts. Prices and
 * quantities have one decimal. State {@code n} of the venue is a book whose best bid has the quantity {@code n}.
 */
abstract class VenueScript {
    /** A price and a quantity, as they are written. */
    record Level(String px, String qty) {
        /** Both within a pattern. */
        String in(String pattern) {
            return pattern.formatted(px, qty);
        }
    }

    /** Levels of both sides, the best first. */
    record Book(List<Level> bids, List<Level> asks) {
    }

    /**
     * What is to be told.
     *
     * @param number of the state after it
     * @param bids the levels that change
     * @param after the book that it leads to
     * @param right whether a checksum is to be right
     */
    record Change(long number, List<Level> bids, Book after, boolean right) {
    }

    static final List<Level> ASKS = List.of(new Level("101.0", "3.0"), new Level("102.0", "4.0"));
    private static final Level SECOND_BID = new Level("99.0", "2.0");
    private static final Level CROSSING_BID = new Level("101.5", "1.0");
    private static final long START_MILLIS = 1_788_000_000_000L;
    private static final long STEP_MILLIS = 10;

    final Instrument instrument;

    VenueScript(Kind kind, String symbol) {
        this.instrument = Recorded.instrument(3, kind, symbol, 1, 1);
    }

    static Change state(long number) {
        Level best = new Level("100.0", number + ".0");
        return new Change(number, List.of(best), new Book(List.of(best, SECOND_BID), ASKS), true);
    }

    static Change crossing(long number) {
        Change state = state(number);
        List<Level> bids = new ArrayList<>(state.after.bids);
        bids.add(0, CROSSING_BID);
        return new Change(number, List.of(CROSSING_BID, state.bids.get(0)), new Book(bids, ASKS), true);
    }

    static Change wrong(long number) {
        Change right = state(number);
        return new Change(number, right.bids, right.after, false);
    }

    static long millis(long number) {
        return START_MILLIS + STEP_MILLIS * number;
    }

    static String iso(long number) {
        return Instant.ofEpochMilli(millis(number)).toString();
    }

    static String levels(List<Level> levels, String pattern) {
        return levels.stream().map(level -> level.in(pattern)).collect(Collectors.joining(",", "[", "]"));
    }

    /** Texts with {@code SYMBOL} in them become the venue's. */
    final String named(String text) {
        return text.replace("SYMBOL", instrument.symbol());
    }

    /** A new connection: numbers of its own begin anew. */
    void connected() {
        // Most venues have none.
    }

    /** The whole book after a change: a frame, or the answer to a request. */
    abstract String whole(Change change);

    /** The frame of a change, or the whole book again where a venue sends nothing else. */
    abstract String change(Change change);

    /** The frame by which the book of a state must be wrong; null = there is no such thing. */
    String lie(long number) {
        return null;
    }

    /** The best quote of a state, null = the venue sends none. */
    String quote(long number) {
        return null;
    }

    /** What makes up a mark price and its funding; empty = the venue sends none. */
    List<String> marks(long number) {
        return List.of();
    }

    /** A change of an instrument that nobody asked for. */
    final String stranger(long number) {
        return change(state(number)).replace(instrument.symbol(), "STRANGER");
    }

    /** Answers, heartbeats and greetings, which change nothing. */
    abstract List<String> noise();

    /** What beside a whole book is priced, each as the first frame of a connection. */
    final List<String> frames() {
        Stream<String> books = Stream.<Supplier<String>>of(() -> change(state(1)), () -> quote(1)).map(made -> {
            connected();
            return made.get();
        });
        return Stream.concat(books, marks(1).stream()).filter(Objects::nonNull).toList();
    }
}
