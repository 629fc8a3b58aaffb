package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import java.math.BigDecimal;

/** The tick of a book that comes whole: levels as BigDecimal, in their order. */
final class WholeBook {
    private final Instrument instrument;
    private final Tick tick = new Tick();

    WholeBook(Instrument instrument) {
        this.instrument = instrument;
        tick.type = Tick.DEPTH;
        tick.instrument = instrument.id();
    }

    void clear() {
        tick.bids = 0;
        tick.asks = 0;
    }

    /** The next level of a side. */
    void add(boolean bid, BigDecimal px, BigDecimal qty) {
        long pxMantissa = Ticks.mantissa(px, instrument.pxDecimals());
        long qtyMantissa = Ticks.mantissa(qty, instrument.qtyDecimals());
        if (bid) {
            tick.bidPx[tick.bids] = pxMantissa;
            tick.bidQty[tick.bids++] = qtyMantissa;
        } else {
            tick.askPx[tick.asks] = pxMantissa;
            tick.askQty[tick.asks++] = qtyMantissa;
        }
    }

    Tick tick() {
        return tick;
    }
}
