package arbd.bench.decode;

import arbd.market.Tick;
import arbd.market.TickSink;

/** Counts ticks and adds up their prices, so that no decoder's work can be left out. */
public final class LastTick implements TickSink {
    private long ticks;
    private long sum;

    @Override
    public void on(Tick tick) {
        ticks++;
        sum += tick.bidPx[0] + tick.bidQty[0] + tick.askPx[0] + tick.askQty[0];
    }

    /** Ticks so far. */
    public long ticks() {
        return ticks;
    }

    /** Sum of best prices and quantities so far, wrapping. */
    public long sum() {
        return sum;
    }
}
