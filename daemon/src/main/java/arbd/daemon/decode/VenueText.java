package arbd.daemon.decode;

import arbd.daemon.decode.WireEvent.Kind;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads one venue's messages, and keeps its books. */
abstract class VenueText {
    private final Consumer<WireEvent> sink;
    private final Supplier<BookRules> rules;
    private final Map<String, WireBook> books = new TreeMap<>();

    VenueText(Supplier<BookRules> rules, Consumer<WireEvent> sink) {
        this.rules = rules;
        this.sink = sink;
    }

    /** Of a venue whose books come whole each time: none is kept. */
    VenueText(Consumer<WireEvent> sink) {
        this(() -> {
            throw new IllegalStateException("this venue has no books to keep");
        }, sink);
    }

    /** Reads a line and tells what is in it, at least one event. */
    abstract void read(WireLine line);

    /** Reads a line that is no JSON. */
    void readPlain(long line, String text) {
        tell(line, null, Kind.ERROR, null);
    }

    final WireBook book(String symbol) {
        return book(symbol, symbol);
    }

    /** Where a venue has several books of one instrument, {@code key} tells them apart. */
    final WireBook book(String key, String symbol) {
        return books.computeIfAbsent(key, name -> new WireBook(symbol, rules.get(), sink));
    }

    /** All books that there are. */
    final Iterable<WireBook> books() {
        return books.values();
    }

    /** The only book that waits for a snapshot, else the only book; null when several could be meant. */
    final WireBook onlyBook() {
        if (books.size() == 1) {
            return books.values().iterator().next();
        }
        WireBook only = null;
        for (WireBook book : books.values()) {
            if (book.waiting() && only != null) {
                return null;
            }
            only = book.waiting() ? book : only;
        }
        return only;
    }

    final void tell(WireEvent event) {
        sink.accept(event);
    }

    final void tell(long line, String symbol, Kind kind, Long seq) {
        sink.accept(WireEvent.bare(line, symbol, kind, seq));
    }
}
