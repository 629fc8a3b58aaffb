package arbd.feeds.binance;

import arbd.feeds.wire.DecimalText;
import arbd.market.Tick;

/** Takes the levels of one partial depth frame into the tick, checking numbers and order. */
final class DepthSides {
    /** What became of a frame's levels. */
    enum Outcome { RIGHT, SYNTAX, NUMBER }

    private final Tick tick;
    private int pxDecimals;
    private int qtyDecimals;

    DepthSides(Tick tick) {
        this.tick = tick;
    }

    /** Begins a frame of an instrument with these decimals. */
    DepthSides at(int px, int qty) {
        pxDecimals = px;
        qtyDecimals = qty;
        tick.bids = 0;
        tick.asks = 0;
        return this;
    }

    int pxDecimals() {
        return pxDecimals;
    }

    int qtyDecimals() {
        return qtyDecimals;
    }

    long px(byte[] text, int from, int to) {
        return DecimalText.mantissa(text, from, to, pxDecimals);
    }

    long qty(byte[] text, int from, int to) {
        return DecimalText.mantissa(text, from, to, qtyDecimals);
    }

    /** Adds one level; false = not a price, not a quantity, or not worse than the level before it. */
    boolean add(boolean bid, long px, long qty) {
        long[] prices = bid ? tick.bidPx : tick.askPx;
        long[] quantities = bid ? tick.bidQty : tick.askQty;
        int count = bid ? tick.bids : tick.asks;
        if (px <= 0 || qty <= 0) {
            return false;
        }
        if (count > 0 && (bid ? px >= prices[count - 1] : px <= prices[count - 1])) {
            return false;
        }
        if (count == Tick.LEVELS) {
            return true;
        }
        prices[count] = px;
        quantities[count] = qty;
        if (bid) {
            tick.bids++;
        } else {
            tick.asks++;
        }
        return true;
    }
}
