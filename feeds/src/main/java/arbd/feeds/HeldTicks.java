package arbd.feeds;

import arbd.market.Tick;
import arbd.market.TickSink;
import java.util.Arrays;

/** The latest depth and quote of each book of a connection that is not told yet. Made for one handover. */
final class HeldTicks {
    private final Tick[] depths;
    private final Tick[] quotes;

    HeldTicks(int books) {
        this.depths = new Tick[books];
        this.quotes = new Tick[books];
    }

    void hold(int at, Tick tick) {
        if (tick.type == Tick.STATUS) {
            depths[at] = null;
            quotes[at] = null;
        } else if (tick.type == Tick.DEPTH) {
            depths[at] = tick.copyInto(depths[at] == null ? new Tick() : depths[at]);
            quotes[at] = null;
        } else if (tick.type == Tick.QUOTE) {
            quotes[at] = tick.copyInto(quotes[at] == null ? new Tick() : quotes[at]);
        }
    }

    /** Forgets all. */
    void clear() {
        Arrays.fill(depths, null);
        Arrays.fill(quotes, null);
    }

    /** Tells what came later than what was told of the same book. */
    void tell(long[] toldNanos, TickSink sink) {
        for (int at = 0; at < depths.length; at++) {
            tell(depths[at], toldNanos[at], sink);
            tell(quotes[at], toldNanos[at], sink);
        }
    }

    private static void tell(Tick tick, long toldNanos, TickSink sink) {
        if (tick != null && tick.receivedNanos > toldNanos) {
            sink.on(tick);
        }
    }
}
