package arbd.feeds.binance;

import arbd.feeds.TickWriter;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.feeds.wire.SymbolTable;
import arbd.market.Instrument;
import arbd.market.Tick;

/**
 * {@code markPriceUpdate} to ticks. Rare (one a second), so there is only the checked way. A bad one is counted and
 * changes nothing: it is no part of a book, and an old one is counted as a cost only.
 */
final class MarkPrices {
    private static final long MILLISECOND = 1_000_000L;

    private final SymbolTable symbols;
    private final FeedCounters counters;
    private final TickWriter writer;
    private final MarkPrice mark = new MarkPrice();

    MarkPrices(SymbolTable symbols, FeedCounters counters, TickWriter writer) {
        this.symbols = symbols;
        this.counters = counters;
        this.writer = writer;
    }

    /** Takes the mark price that the frame was found to be. */
    void take(BinanceFrame frame, byte[] text) {
        int index = symbols.find(text, frame.symbolFrom(), frame.symbolTo());
        if (index < 0) {
            counters.malformed(Malformed.SYMBOL);
        } else if (!frame.mark(mark)) {
            counters.malformed(Malformed.SYNTAX);
        } else if (mark.markPxE8 <= 0 || mark.rateE8 <= -Instrument.E8 || mark.rateE8 >= Instrument.E8) {
            counters.malformed(Malformed.NUMBER);
        } else {
            Tick tick = writer.tick();
            tick.venueTimeNanos = mark.timeMillis * MILLISECOND;
            tick.updateId = 0;
            tick.bids = 0;
            tick.asks = 0;
            tick.markPxE8 = mark.markPxE8;
            tick.fundingRateE8 = mark.rateE8;
            tick.nextFundingNanos = mark.nextMillis * MILLISECOND;
            writer.publish(Tick.MARK_FUNDING, index);
        }
    }
}
