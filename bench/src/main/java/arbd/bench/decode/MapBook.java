package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** A book as it is usually kept: sorted maps of BigDecimal; the best levels go to a tick. */
final class MapBook {
    private final TreeMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Collections.reverseOrder());
    private final TreeMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private final Instrument instrument;

    MapBook(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Bids, best first. */
    TreeMap<BigDecimal, BigDecimal> bids() {
        return bids;
    }

    /** Asks, best first. */
    TreeMap<BigDecimal, BigDecimal> asks() {
        return asks;
    }

    /** Forgets all levels. */
    void clear() {
        bids.clear();
        asks.clear();
    }

    /** A quantity of zero removes the level. */
    static void set(Map<BigDecimal, BigDecimal> side, BigDecimal px, BigDecimal qty) {
        if (qty.signum() == 0) {
            side.remove(px);
        } else {
            side.put(px, qty);
        }
    }

    /** The best levels, at most so many a side. */
    void fill(Tick tick, int levels) {
        tick.type = Tick.DEPTH;
        tick.instrument = instrument.id();
        tick.bids = fill(bids, tick.bidPx, tick.bidQty, levels);
        tick.asks = fill(asks, tick.askPx, tick.askQty, levels);
    }

    private int fill(TreeMap<BigDecimal, BigDecimal> side, long[] px, long[] qty, int levels) {
        int count = 0;
        for (Map.Entry<BigDecimal, BigDecimal> level : side.entrySet()) {
            if (count == levels) {
                return count;
            }
            px[count] = Ticks.mantissa(level.getKey(), instrument.pxDecimals());
            qty[count] = Ticks.mantissa(level.getValue(), instrument.qtyDecimals());
            count++;
        }
        return count;
    }
}
