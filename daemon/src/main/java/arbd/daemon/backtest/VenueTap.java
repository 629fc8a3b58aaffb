package arbd.daemon.backtest;

import arbd.daemon.recording.AnswerNote;
import arbd.feeds.ClockStamp;
import arbd.feeds.Feeds;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.TickSink;
import arbd.market.Venue;
import java.util.List;

/** One venue's recorded frames and snapshots through its decoder and clock estimate, as a feed's are. */
final class VenueTap {
    private final FeedCounters counters = new FeedCounters();
    private final VenueProtocol protocol;
    private final List<Instrument> instruments;
    private final ClockStamp stamp;
    private final TickSink to;
    private final Tick status = new Tick();

    VenueTap(Venue venue, InstrumentTable table, TickSink to) {
        this.instruments = table.of(venue);
        this.protocol = Feeds.recorded(venue.protocol(), instruments, counters);
        this.stamp = new ClockStamp(this::stamped);
        this.to = to;
    }

    void frame(byte[] text, int length, long nanos) {
        counters.frame(length);
        protocol.decode(text, 0, length, nanos, nanos, stamp);
    }

    /**
     * Takes a REST answer.
     *
     * @param note the symbol or the address that was asked
     * @return false = it was of no use to a book of ours
     */
    boolean answer(String note, byte[] text, int length, long nanos) {
        Instrument instrument = asked(note);
        if (instrument == null || protocol.snapshotPath(instrument.id()) == null) {
            return false;
        }
        return protocol.snapshot(instrument.id(), text, length, nanos, nanos, stamp);
    }

    /** The connection is another one, or messages of it are missing: no book is known. */
    void forget(long nanos) {
        protocol.reset();
        stamp.reset();
        if (counters.frames() == 0) {
            return; // nothing was known
        }
        status.type = Tick.STATUS;
        status.state = MarketState.DISCONNECTED;
        status.receivedNanos = nanos;
        status.wallNanos = nanos;
        for (Instrument instrument : instruments) {
            status.instrument = instrument.id();
            stamp.on(status);
        }
    }

    private Instrument asked(String note) {
        String symbol = AnswerNote.asked(note, "symbol");
        if (note.indexOf('/') >= 0 && !note.contains("/depth")) {
            return null;
        }
        if (symbol == null) {
            return instruments.size() == 1 ? instruments.get(0) : null;
        }
        return instruments.stream().filter(each -> each.symbol().equals(symbol)).findFirst().orElse(null);
    }

    FeedCounters counters() {
        return counters;
    }

    private void stamped(Tick tick) {
        counters.tick();
        to.on(tick);
    }
}
