package arbd.bench.decode;

import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.market.TickSink;

/** Counts ticks and adds up their prices, so that no decoder's work can be left out. */
public final class LastTick implements TickSink {
    private long live;
    private long sum;

    @Override
    public void on(Tick tick) {
        if (tick.type != Tick.STATUS && tick.state == MarketState.LIVE) {
            live++;
        }
        sum += tick.bidPx[0] + tick.bidQty[0] + tick.askPx[0] + tick.askQty[0];
    }

    /** Quotes and depths so far: a refused frame, which only tells that a book is stale, does not count. */
    public long live() {
        return live;
    }

    /** Sum of best prices and quantities so far, wrapping. */
    public long sum() {
        return sum;
    }
}
