package arbd.feeds;

import arbd.book.LevelBook;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.TickSink;

/** The one tick that a decoder fills again and again, and where it goes. */
public final class TickWriter {
    private final Tick tick = new Tick();
    private final int[] instruments;
    private final FeedCounters counters;
    private TickSink sink;
    private long receivedNanos;
    private long wallNanos;

    /** For a decoder of these instruments. */
    public TickWriter(int[] instruments, FeedCounters counters) {
        this.instruments = instruments;
        this.counters = counters;
    }

    /** A new frame: its times and where its ticks go. */
    public void begin(long received, long wall, TickSink to) {
        receivedNanos = received;
        wallNanos = wall;
        sink = to;
    }

    /** The slot, to fill; {@link #publish} sends it. */
    public Tick tick() {
        return tick;
    }

    /** Writes a book's best levels into the slot. */
    public void levels(LevelBook book) {
        tick.bids = book.copy(LevelBook.BID, 0, Tick.LEVELS, tick.bidPx, tick.bidQty, 0);
        tick.asks = book.copy(LevelBook.ASK, 0, Tick.LEVELS, tick.askPx, tick.askQty, 0);
    }

    /** Sends the slot as this type, for the instrument at this position of the connection's list. */
    public void publish(int type, int index) {
        tick.type = type;
        tick.instrument = instruments[index];
        tick.receivedNanos = receivedNanos;
        tick.wallNanos = wallNanos;
        tick.clockOffsetNanos = 0;
        tick.clockUncertaintyNanos = 0;
        tick.state = MarketState.LIVE;
        sink.on(tick);
    }

    /** Reports one instrument stale, by position; -1 = all of them. */
    public void stale(int index) {
        if (index < 0) {
            for (int i = 0; i < instruments.length; i++) {
                stale(i);
            }
            return;
        }
        status(index, MarketState.STALE);
    }

    /** Has the number of one instrument's book forgotten, since the venue begins to count anew. */
    public void renumbered(int index) {
        status(index, MarketState.UNKNOWN);
    }

    private void status(int index, MarketState state) {
        tick.type = Tick.STATUS;
        tick.instrument = instruments[index];
        tick.receivedNanos = receivedNanos;
        tick.wallNanos = wallNanos;
        tick.venueTimeNanos = 0;
        tick.clockOffsetNanos = 0;
        tick.clockUncertaintyNanos = 0;
        tick.updateId = 0;
        tick.bids = 0;
        tick.asks = 0;
        tick.state = state;
        sink.on(tick);
    }

    /** Counts a refused frame and reports what it may concern stale; index as in {@link #stale}. */
    public void refuse(Malformed reason, int index) {
        counters.malformed(reason);
        stale(index);
    }
}
