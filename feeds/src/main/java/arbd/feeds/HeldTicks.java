package arbd.feeds;

import arbd.market.Tick;
import java.util.Arrays;

/** The latest depth and quote of each book of a connection that is not told yet. Made for one handover. */
final class HeldTicks {
    private final Tick[] depths;
    private final Tick[] quotes;

    /** Takes a tick of the book at this position. */
    interface Told {
        void tell(int at, Tick tick);
    }

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

    /**
     * Tells every depth that goes on from what was told of its book, and the quote after it.
     *
     * @param toldNumber by book: number of the depth that was told last
     */
    void tell(long[] toldNumber, Told to) {
        for (int at = 0; at < depths.length; at++) {
            if (depths[at] != null && depths[at].updateId >= toldNumber[at]) {
                to.tell(at, depths[at]);
            }
            if (quotes[at] != null) {
                to.tell(at, quotes[at]);
            }
        }
    }
}
