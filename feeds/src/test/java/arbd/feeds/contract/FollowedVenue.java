package arbd.feeds.contract;

import arbd.feeds.net.FeedCounters;
import arbd.market.MarketState;
import arbd.market.Tick;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BooleanSupplier;

/**
 * A venue with one instrument that does what a contract asks of it, and a feed that follows it. What a venue cannot be
 * made to do skips the test and says so.
 */
public abstract class FollowedVenue implements AutoCloseable {
    private final String protocol;
    private final FeedCounters counters = new FeedCounters();
    private final AtomicLongArray types = new AtomicLongArray(Tick.MARK_FUNDING + 1);
    private final AtomicLongArray states = new AtomicLongArray(MarketState.values().length);
    private volatile MarketState state = MarketState.UNKNOWN;
    private volatile String wrong = "";

    /** One that speaks this protocol. */
    protected FollowedVenue(String protocol) {
        this.protocol = protocol;
    }

    /** Begins to follow; comes back when the first book is told. */
    public abstract void follow();

    /** The book changes, at least once; comes back when that is told. */
    public abstract void moves();

    /** Tells what it has beside books: best quotes and marks, if any. */
    public abstract void speaks();

    /** Sends that with which a book is compared: its checksum, or the best quote of its number. */
    public abstract void vouches();

    /** A message that changes the book is lost, and the next is sent. */
    public abstract void loses();

    /** A message is sent twice. */
    public abstract void repeats();

    /** The same, but not as the book is. */
    public abstract void lies();

    /** A message that makes the best bid better than the best ask. */
    public abstract void crosses();

    /** A message is cut in the middle. */
    public abstract void garbles();

    /** The connection falls without a word. */
    public abstract void cuts();

    /** Whether requests for whole books remain without an answer. */
    public abstract void withholds(boolean books);

    /** The book changes while nobody can know it; does not wait for anything. */
    public abstract void movesUnseen();

    /** Whether data stop while the connection is alive. */
    public abstract void freezes(boolean data);

    /** Waits until the condition holds, and fails when it does not within a long time. */
    public abstract void until(String what, BooleanSupplier condition);

    @Override
    public abstract void close();

    /** Takes what the feed tells. */
    protected final void take(Tick tick) {
        if (tick.type == Tick.STATUS) {
            state = tick.state;
            states.incrementAndGet(tick.state.ordinal());
        } else if (tick.type == Tick.DEPTH) {
            state = MarketState.LIVE;
            check(tick);
        }
        types.incrementAndGet(tick.type);
    }

    /** Looks at a book that is told as live. */
    protected void check(Tick book) {
        if (book.bids > 0 && book.asks > 0 && book.bidPx[0] >= book.askPx[0]) {
            wrong("crossed: " + book.bidPx[0] + " " + book.askPx[0]);
        }
    }

    /** Notes that something was told which is not so. */
    protected final void wrong(String what) {
        wrong = wrong.isEmpty() ? what : wrong;
    }

    /** The protocol that it speaks. */
    @Override
    public final String toString() {
        return protocol;
    }

    /** The first thing that was told and is not so; empty = all was right. */
    public final String wrong() {
        return wrong;
    }

    /** Whether the last that was told of the instrument is a book. */
    public final boolean live() {
        return state == MarketState.LIVE;
    }

    /** How many ticks of this type were told. */
    public final long told(int type) {
        return types.get(type);
    }

    /** How often the instrument was told to be in this state. */
    public final long told(MarketState of) {
        return states.get(of.ordinal());
    }

    /** What the feed counted. */
    public final FeedCounters counters() {
        return counters;
    }
}
