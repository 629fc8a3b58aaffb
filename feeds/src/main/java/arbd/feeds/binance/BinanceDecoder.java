package arbd.feeds.binance;

import arbd.feeds.FrameDecoder;
import arbd.feeds.TickWriter;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.DecimalText;
import arbd.feeds.wire.Scan;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.TickSink;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code bookTicker} to quotes and partial depth to depth ticks. Frames in the venue's own key order go through
 * {@link BookTickerScan} and {@link DepthScan}; all others through {@link BinanceFrame}, which checks everything. A
 * side whose price and quantity are both zero is empty; a frame older than the last of its stream is ignored.
 */
final class BinanceDecoder implements FrameDecoder {
    private static final long MILLISECOND = 1_000_000L;

    private final int[] pxDecimals;
    private final int[] qtyDecimals;
    private final SymbolTable symbols;
    private final SymbolTable depthStreams;
    private final FeedCounters counters;
    private final TickWriter writer;
    private final BookTicker ticker = new BookTicker();
    private final BookTickerScan tickerScan = new BookTickerScan();
    private final DepthScan depthScan = new DepthScan();
    private final BinanceFrame frame = new BinanceFrame();
    private final DepthSides sides;
    private final long[] quoteIds;
    private final long[] depthIds;

    BinanceDecoder(List<Instrument> instruments, FeedCounters counters) {
        int size = instruments.size();
        this.counters = counters;
        this.writer = new TickWriter(instruments.stream().mapToInt(Instrument::id).toArray(), counters);
        this.pxDecimals = instruments.stream().mapToInt(Instrument::pxDecimals).toArray();
        this.qtyDecimals = instruments.stream().mapToInt(Instrument::qtyDecimals).toArray();
        this.quoteIds = new long[size];
        this.depthIds = new long[size];
        this.sides = new DepthSides(writer.tick());
        Map<String, Integer> names = new HashMap<>();
        Map<String, Integer> streams = new HashMap<>();
        for (int i = 0; i < size; i++) {
            String symbol = instruments.get(i).symbol();
            names.put(symbol, i);
            for (String levels : new String[] {"5", "10", "20"}) {
                String stream = symbol.toLowerCase(Locale.ROOT) + "@depth" + levels;
                streams.put(stream, i);
                streams.put(stream + "@100ms", i);
            }
        }
        this.symbols = new SymbolTable(names);
        this.depthStreams = new SymbolTable(streams);
        reset();
    }

    @Override
    public void reset() {
        Arrays.fill(quoteIds, -1);
        Arrays.fill(depthIds, -1);
    }

    @Override
    public void decode(byte[] text, int offset, int length, long receivedNanos, long wallNanos, TickSink sink) {
        writer.begin(receivedNanos, wallNanos, sink);
        int opened = tickerScan.open(text, offset, length, ticker);
        if (opened != Scan.FAILED) {
            int index = tickerScan.find(text, symbols);
            if (index >= 0 && tickerScan.rest(opened, pxDecimals[index], qtyDecimals[index], ticker)) {
                quote(index);
                return;
            }
        }
        opened = depthScan.open(text, offset, length);
        if (opened != Scan.FAILED) {
            int index = depthStreams.find(text, depthScan.streamFrom(), depthScan.streamTo());
            if (index >= 0 && depthScan.read(opened, sides.at(pxDecimals[index], qtyDecimals[index]))) {
                depth(index, depthScan.updateId());
                return;
            }
        }
        slow(text, offset, length);
    }

    private void slow(byte[] text, int offset, int length) {
        BinanceFrame.Kind kind = frame.read(text, offset, length);
        switch (kind) {
            case BOOK_TICKER:
                slowQuote(text);
                break;
            case DEPTH:
                slowDepth(text);
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
                writer.refuse(Malformed.SYNTAX, symbols.find(text, frame.symbolFrom(), frame.symbolTo()));
                break;
        }
    }

    private void slowDepth(byte[] text) {
        int index = depthStreams.find(text, frame.streamFrom(), frame.streamTo());
        if (index < 0) {
            counters.malformed(Malformed.SYMBOL);
            return;
        }
        long updateId = DecimalText.whole(text, frame.updateFrom(), frame.updateTo());
        DepthSides.Outcome outcome = frame.depth(sides.at(pxDecimals[index], qtyDecimals[index]));
        if (updateId < 0 || outcome == DepthSides.Outcome.SYNTAX) {
            writer.refuse(Malformed.SYNTAX, index);
        } else if (outcome == DepthSides.Outcome.NUMBER) {
            writer.refuse(Malformed.NUMBER, index);
        } else {
            depth(index, updateId);
        }
    }

    private void depth(int index, long updateId) {
        if (updateId < depthIds[index]) {
            counters.ignored();
            return;
        }
        depthIds[index] = updateId;
        Tick tick = writer.tick();
        tick.updateId = updateId;
        tick.venueTimeNanos = 0;
        writer.publish(Tick.DEPTH, index);
    }

    private void slowQuote(byte[] text) {
        int index = symbols.find(text, frame.symbolFrom(), frame.symbolTo());
        if (index < 0) {
            counters.malformed(Malformed.SYMBOL);
        } else if (frame.ticker(pxDecimals[index], qtyDecimals[index], ticker)) {
            quote(index);
        } else {
            writer.refuse(Malformed.SYNTAX, index);
        }
    }

    private void quote(int index) {
        long updateId = ticker.updateId;
        long millis = ticker.timeMillis;
        if (millis > Long.MAX_VALUE / MILLISECOND) {
            writer.refuse(Malformed.SYNTAX, index);
            return;
        }
        long bidPx = ticker.bidPx;
        long bidQty = ticker.bidQty;
        long askPx = ticker.askPx;
        long askQty = ticker.askQty;
        if (!levelOrNone(bidPx, bidQty) || !levelOrNone(askPx, askQty)) {
            writer.refuse(Malformed.NUMBER, index);
            return;
        }
        if (updateId < quoteIds[index]) {
            counters.ignored();
            return;
        }
        quoteIds[index] = updateId;
        Tick tick = writer.tick();
        tick.updateId = updateId;
        tick.venueTimeNanos = millis * MILLISECOND;
        tick.bids = bidPx > 0 ? 1 : 0;
        tick.asks = askPx > 0 ? 1 : 0;
        tick.bidPx[0] = bidPx;
        tick.bidQty[0] = bidQty;
        tick.askPx[0] = askPx;
        tick.askQty[0] = askQty;
        writer.publish(Tick.QUOTE, index);
    }

    private static boolean levelOrNone(long px, long qty) {
        return px > 0 && qty > 0 || px == 0 && qty == 0;
    }
}
