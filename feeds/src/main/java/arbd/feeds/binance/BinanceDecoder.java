package arbd.feeds.binance;

import arbd.feeds.FrameDecoder;
import arbd.feeds.SequenceRule;
import arbd.feeds.TickWriter;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.TickSink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code bookTicker} to quotes; {@code markPriceUpdate} to marks; {@code depthUpdate} and REST snapshots to full books
 * and depth ticks. Quotes and changes in the venue's own key order go through {@link BookTickerScan} and
 * {@link DepthUpdateScan}; all else through {@link BinanceFrame}, which checks everything. A side whose price and
 * quantity are both zero is empty.
 */
final class BinanceDecoder implements FrameDecoder {
    private static final long MILLISECOND = 1_000_000L;

    private final int[] pxDecimals;
    private final int[] qtyDecimals;
    private final SymbolTable symbols;
    private final FeedCounters counters;
    private final TickWriter writer;
    private final BookTicker ticker = new BookTicker();
    private final BookTickerScan tickerScan;
    private final DepthUpdate update = new DepthUpdate();
    private final DepthUpdateScan updateScan = new DepthUpdateScan();
    private final BinanceFrame frame = new BinanceFrame();
    private final MarkPrices marks;
    private final BinanceBook[] books;
    private boolean ending;
    private long receivedNanos;
    private long wallNanos;

    BinanceDecoder(BinanceMarket market, List<Instrument> instruments, FeedCounters counters) {
        int size = instruments.size();
        this.counters = counters;
        this.writer = new TickWriter(instruments.stream().mapToInt(Instrument::id).toArray(), counters);
        this.pxDecimals = instruments.stream().mapToInt(Instrument::pxDecimals).toArray();
        this.qtyDecimals = instruments.stream().mapToInt(Instrument::qtyDecimals).toArray();
        this.books = new BinanceBook[size];
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < size; i++) {
            books[i] = new BinanceBook(market.sequence(), counters);
            names.put(instruments.get(i).symbol(), i);
        }
        this.symbols = new SymbolTable(names);
        this.marks = new MarkPrices(symbols, counters, writer);
        this.tickerScan =
                new BookTickerScan(market, instruments.stream().map(Instrument::symbol).toList(), symbols);
    }

    /** Whether the venue has announced that it will end this connection. */
    boolean ending() {
        return ending;
    }

    @Override
    public void reset() {
        ending = false;
        for (BinanceBook book : books) {
            book.reset();
        }
    }

    /** The book of the instrument at this position of the connection's list. */
    BinanceBook book(int index) {
        return books[index];
    }

    @Override
    public void decode(byte[] text, int offset, int length, long received, long wall, TickSink sink) {
        begin(received, wall, sink);
        int opened = tickerScan.open(text, offset, length, ticker);
        if (opened != Scan.FAILED) {
            int index = tickerScan.index();
            if (tickerScan.rest(opened, pxDecimals[index], qtyDecimals[index], ticker)) {
                quote(index);
                return;
            }
        }
        opened = updateScan.open(text, offset, length, update);
        if (opened != Scan.FAILED) {
            int index = updateScan.find(text, symbols);
            if (index >= 0 && updateScan.levels(opened, begin(index))) {
                depth(index);
                return;
            }
        }
        slow(text, offset, length);
    }

    /**
     * Takes the answer to a request for a whole book. How old it was when it came is not known, and a venue whose
     * stream stands still may go on answering: so the book is only as fresh as the last that the stream said of it.
     *
     * @param index position of the instrument in the connection's list
     * @return whether the book is whole now
     */
    boolean snapshot(int index, byte[] text, int length, long received, long wall, TickSink sink) {
        begin(received, wall, sink);
        BinanceBook book = books[index];
        BinanceFrame.Kind kind = frame.snapshot(text, length, update);
        if (kind == BinanceFrame.Kind.ERROR) {
            counters.error();
            return book.live();
        }
        if (kind == BinanceFrame.Kind.MALFORMED || !frame.levels(begin(index))) {
            counters.malformed(Malformed.SYNTAX);
            return book.live();
        }
        if (update.refused() || !update.whole()) {
            counters.malformed(Malformed.NUMBER);
            return book.live();
        }
        if (book.live() && update.last < book.last()) {
            counters.ignored();
            return true;
        }
        counters.leftOut(update.leftOut());
        book.snapshot(update);
        long asked = update.last;
        if (book.drain(update) == SequenceRule.Verdict.GAP) {
            return hole(index, book.last() == asked);
        }
        BookFault fault = book.examine(receivedNanos);
        if (fault != null) {
            fault(fault, index);
            return false;
        }
        writer.begin(book.heardNanos(received), book.heardWallNanos(wall), sink);
        publish(index);
        return true;
    }

    private void begin(long received, long wall, TickSink sink) {
        receivedNanos = received;
        wallNanos = wall;
        writer.begin(received, wall, sink);
    }

    private DepthUpdate begin(int index) {
        return update.begin(pxDecimals[index], qtyDecimals[index]);
    }

    /** A hole among the changes that waited; what follows it waits on. */
    private boolean hole(int index, boolean atOnce) {
        if (atOnce) {
            counters.fault(BookFault.SNAPSHOT_OLD);
        } else {
            counters.gap();
        }
        return false;
    }

    private void slow(byte[] text, int offset, int length) {
        switch (frame.read(text, offset, length)) {
            case BOOK_TICKER:
                slowQuote(text);
                break;
            case DEPTH_UPDATE:
                slowDepth(text);
                break;
            case MARK_PRICE:
                marks.take(frame, text);
                break;
            case SHUTDOWN:
                ending = true;
                counters.ignored();
                break;
            case IGNORED:
                counters.ignored();
                break;
            case ERROR:
                counters.error();
                break;
            case UNKNOWN:
                counters.malformed(Malformed.UNKNOWN_KIND);
                break;
            default:
                refuse(Malformed.SYNTAX, symbols.find(text, frame.symbolFrom(), frame.symbolTo()));
                break;
        }
    }

    private void slowDepth(byte[] text) {
        int index = symbols.find(text, frame.symbolFrom(), frame.symbolTo());
        if (index < 0) {
            counters.malformed(Malformed.SYMBOL);
        } else if (frame.change(update) && frame.levels(begin(index))) {
            depth(index);
        } else {
            refuse(Malformed.SYNTAX, index);
        }
    }

    /** A frame that cannot be read may have been a change of the book: what follows cannot be trusted. */
    private void refuse(Malformed reason, int index) {
        for (int i = 0; i < books.length; i++) {
            if (index < 0 || index == i) {
                books[i].fault();
            }
        }
        writer.refuse(reason, index);
    }

    private void fault(BookFault fault, int index) {
        counters.fault(fault);
        books[index].fault();
        writer.stale(index);
    }

    private void publish(int index) {
        books[index].fill(writer.tick());
        writer.publish(Tick.DEPTH, index);
    }

    private void depth(int index) {
        if (update.first < 0 || update.last < update.first || update.eventMillis < 0
                || update.eventMillis > Long.MAX_VALUE / MILLISECOND) {
            refuse(Malformed.SYNTAX, index);
        } else if (update.refused()) {
            refuse(Malformed.NUMBER, index);
        } else {
            counters.leftOut(update.leftOut());
            books[index].heard(receivedNanos, wallNanos);
            if (books[index].live()) {
                judge(index);
            } else {
                await(index);
            }
        }
    }

    private void judge(int index) {
        switch (books[index].judge(update)) {
            case APPLY:
                BookFault fault = books[index].apply(update, receivedNanos);
                if (fault != null) {
                    fault(fault, index);
                } else {
                    publish(index);
                }
                break;
            case GAP:
                counters.gap();
                books[index].fault();
                await(index);
                writer.stale(index);
                break;
            default:
                counters.ignored();
                break;
        }
    }

    private void await(int index) {
        if (!books[index].await(update)) {
            counters.fault(BookFault.BUFFER_FULL);
        }
    }

    private void slowQuote(byte[] text) {
        int index = symbols.find(text, frame.symbolFrom(), frame.symbolTo());
        if (index < 0) {
            counters.malformed(Malformed.SYMBOL);
        } else if (frame.ticker(pxDecimals[index], qtyDecimals[index], ticker)) {
            quote(index);
        } else {
            refuse(Malformed.SYNTAX, index);
        }
    }

    private void quote(int index) {
        long updateId = ticker.updateId;
        long millis = ticker.timeMillis;
        if (millis > Long.MAX_VALUE / MILLISECOND) {
            refuse(Malformed.SYNTAX, index);
            return;
        }
        long bidPx = ticker.bidPx;
        long bidQty = ticker.bidQty;
        long askPx = ticker.askPx;
        long askQty = ticker.askQty;
        if (!DepthUpdate.levelOrNone(bidPx, bidQty) || !DepthUpdate.levelOrNone(askPx, askQty)) {
            refuse(Malformed.NUMBER, index);
            return;
        }
        if (updateId < books[index].quotedTo()) {
            counters.ignored();
            return;
        }
        Tick tick = writer.tick();
        tick.updateId = updateId;
        tick.venueTimeNanos = millis * MILLISECOND;
        tick.bids = bidPx > 0 ? 1 : 0;
        tick.asks = askPx > 0 ? 1 : 0;
        tick.bidPx[0] = bidPx;
        tick.bidQty[0] = bidQty;
        tick.askPx[0] = askPx;
        tick.askQty[0] = askQty;
        quote(index, tick);
    }

    private void quote(int index, Tick tick) {
        books[index].heard(receivedNanos, wallNanos);
        boolean both = tick.bids > 0 && tick.asks > 0;
        BookFault fault = both && tick.bidPx[0] == tick.askPx[0] ? BookFault.LOCKED
                : both && tick.bidPx[0] > tick.askPx[0] ? BookFault.CROSSED
                : books[index].quote(tick, receivedNanos);
        if (fault != null) {
            fault(fault, index);
        } else if (books[index].broken()) {
            counters.ignored();
        } else {
            writer.publish(Tick.QUOTE, index);
        }
    }
}
