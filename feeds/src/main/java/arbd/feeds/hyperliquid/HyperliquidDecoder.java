package arbd.feeds.hyperliquid;

import arbd.feeds.BookLevels;
import arbd.feeds.FrameDecoder;
import arbd.feeds.TickWriter;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.feeds.wire.VenueTime;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.TickSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code l2Book} to depth ticks, {@code bbo} to quotes, {@code activeAssetCtx} to marks. Every message is a whole
 * state: nothing can be missing for long, but everything can be late, and only times tell. What is older than what was
 * told is passed over; when nothing else came for some seconds the venue's clock is taken to have been set back, and
 * all begins anew. A message that is crossed, out of order or unreadable makes the instrument stale until the next good
 * one; so does a book that stands still while its quotes go on.
 */
final class HyperliquidDecoder implements FrameDecoder {
    private static final long REMIND_NANOS = 5_000_000_000L;
    private static final long HOUR_NANOS = 3_600_000_000_000L;
    /** The venue sends twenty a side. */
    private static final int LEVELS_MAX = 100;

    private final FeedCounters counters;
    private final TickWriter writer;
    private final SymbolTable symbols;
    private final HyperliquidBook[] books;
    private final BookLevels levels = new BookLevels(LEVELS_MAX);
    private final HyperliquidMessage message = new HyperliquidMessage();
    private final HyperliquidScan scan = new HyperliquidScan();
    private final HyperliquidFrame frame;
    private long receivedNanos;
    private long wallNanos;
    /** The venue's time in the message taken last, nanoseconds since 1970, 0 = none on this connection. */
    private long venueNanos;

    HyperliquidDecoder(List<Instrument> instruments, FeedCounters counters) {
        this.counters = counters;
        this.writer = new TickWriter(instruments.stream().mapToInt(Instrument::id).toArray(), counters);
        this.books = new HyperliquidBook[instruments.size()];
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < books.length; i++) {
            books[i] = new HyperliquidBook(instruments.get(i));
            names.put(instruments.get(i).symbol(), i);
        }
        this.symbols = new SymbolTable(names);
        this.frame = new HyperliquidFrame(symbols);
    }

    @Override
    public void reset() {
        venueNanos = 0;
        for (HyperliquidBook book : books) {
            book.reset();
        }
    }

    @Override
    public void decode(byte[] text, int offset, int length, long received, long wall, TickSink sink) {
        receivedNanos = received;
        wallNanos = wall;
        writer.begin(received, wall, sink);
        int opened = scan.open(text, offset, length);
        if (opened != Scan.FAILED) {
            int index = scan.find(text, symbols);
            if (index >= 0) {
                begin(index);
                if (scan.rest(opened, message, levels)) {
                    take(index);
                    return;
                }
            }
        }
        slow(text, offset, length);
    }

    private void slow(byte[] text, int offset, int length) {
        HyperliquidFrame.Kind kind = frame.read(text, offset, length);
        switch (kind) {
            case BOOK:
            case QUOTE:
                slowMessage(frame.index(), kind == HyperliquidFrame.Kind.QUOTE);
                break;
            case MARK:
                mark(frame.index());
                break;
            case IGNORED:
                counters.ignored();
                break;
            case ERROR:
                error(frame.guess(text, offset, length));
                break;
            case UNKNOWN:
                counters.malformed(Malformed.UNKNOWN_KIND);
                break;
            case SYMBOL:
                counters.malformed(Malformed.SYMBOL);
                break;
            default:
                refuse(Malformed.SYNTAX, frame.guess(text, offset, length));
                break;
        }
    }

    private void slowMessage(int index, boolean quote) {
        begin(index);
        if (frame.message(quote, message, levels)) {
            take(index);
        } else {
            refuse(levels.refused() ? Malformed.NUMBER : Malformed.SYNTAX, index);
        }
    }

    private void begin(int index) {
        levels.begin(books[index].pxDecimals(), books[index].qtyDecimals());
    }

    private void take(int index) {
        long timeNanos = VenueTime.millis(message.timeMillis);
        if (levels.refused()) {
            refuse(Malformed.NUMBER, index);
        } else if (timeNanos == 0 || !HyperliquidBook.ordered(levels)) {
            refuse(Malformed.SYNTAX, index);
        } else if (books[index].older(message)) {
            older(index);
        } else if (HyperliquidBook.doubt(levels) != null) {
            fault(HyperliquidBook.doubt(levels), index);
        } else {
            venueNanos = timeNanos;
            writer.tick().venueTimeNanos = timeNanos;
            if (message.quote) {
                quote(index);
            } else {
                book(index);
            }
        }
    }

    private void book(int index) {
        BookFault fault = books[index].book(message.timeMillis, levels, receivedNanos, writer.tick());
        if (fault != null) {
            fault(fault, index);
        } else {
            writer.publish(Tick.DEPTH, index);
        }
    }

    /** A quote holds by itself; where the book stands still, only what is behind the best is taken back first. */
    private void quote(int index) {
        BookFault fault = books[index].quote(message.timeMillis, levels, receivedNanos);
        if (fault != null) {
            counters.fault(fault);
            writer.stale(index);
            writer.tick().venueTimeNanos = venueNanos;
        }
        books[index].fill(writer.tick());
        writer.publish(Tick.QUOTE, index);
    }

    private void older(int index) {
        if (receivedNanos - books[index].takenNanos() > REMIND_NANOS) {
            counters.gap();
            books[index].reset();
            writer.stale(index);
        } else {
            counters.ignored();
        }
    }

    /** A mark price is no part of a book: a bad one is counted and changes nothing. */
    private void mark(int index) {
        if (!frame.context()) {
            counters.malformed(Malformed.SYNTAX);
            return;
        }
        long markPxE8 = frame.markPxE8();
        long rateE8 = frame.rateE8();
        if (markPxE8 <= 0 || rateE8 <= -Instrument.E8 || rateE8 >= Instrument.E8) {
            counters.malformed(Malformed.NUMBER);
            return;
        }
        Tick tick = writer.tick();
        tick.venueTimeNanos = 0;
        tick.updateId = 0;
        tick.bids = 0;
        tick.asks = 0;
        tick.markPxE8 = markPxE8;
        tick.fundingRateE8 = rateE8;
        // The venue does not say when: on the hour, by its own clock where it has told the time.
        long now = venueNanos == 0 ? wallNanos : venueNanos;
        tick.nextFundingNanos = (now / HOUR_NANOS + 1) * HOUR_NANOS;
        writer.publish(Tick.MARK_FUNDING, index);
    }

    /** What an error is about is said in its words, if at all; a book that lives is not touched by those of others. */
    private void error(int index) {
        counters.error();
        for (int i = 0; i < books.length; i++) {
            if (i == index || index < 0 && !books[i].live()) {
                stale(i);
            }
        }
    }

    private void refuse(Malformed reason, int index) {
        counters.malformed(reason);
        for (int i = 0; i < books.length; i++) {
            if (i == index || index < 0) {
                stale(i);
            }
        }
    }

    private void fault(BookFault fault, int index) {
        counters.fault(fault);
        stale(index);
    }

    private void stale(int index) {
        books[index].fault();
        writer.stale(index);
    }
}
