package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.alibaba.fastjson2.JSON;
import java.math.BigDecimal;
import java.util.List;

/** Best quotes through fastjson2, bound to objects of ours, which is its fastest way; then the same tick. */
final class FastjsonQuotes implements FrameReader {
    private final Tick tick = new Tick();
    private final Symbols symbols;

    FastjsonQuotes(List<Instrument> instruments) {
        this.symbols = new Symbols(instruments);
        tick.type = Tick.QUOTE;
        tick.bids = 1;
        tick.asks = 1;
    }

    /** What a frame binds to. */
    public static final class Frame {
        /** Name of the stream. */
        public String stream;
        /** Its content. */
        public Quote data;
    }

    /** What a quote binds to, by the venue's names. */
    public static final class Quote {
        /** Update number. */
        public long u;
        /** Symbol. */
        public String s;
        /** Bid price. */
        public BigDecimal b;
        /** Bid quantity. */
        public BigDecimal B;
        /** Ask price. */
        public BigDecimal a;
        /** Ask quantity. */
        public BigDecimal A;
    }

    @Override
    public void read(byte[] frame) {
        Quote quote = JSON.parseObject(frame, Frame.class).data;
        Instrument instrument = symbols.of(quote.s);
        tick.instrument = instrument.id();
        tick.updateId = quote.u;
        tick.bidPx[0] = Ticks.mantissa(quote.b, instrument.pxDecimals());
        tick.bidQty[0] = Ticks.mantissa(quote.B, instrument.qtyDecimals());
        tick.askPx[0] = Ticks.mantissa(quote.a, instrument.pxDecimals());
        tick.askQty[0] = Ticks.mantissa(quote.A, instrument.qtyDecimals());
    }

    @Override
    public void readInto(byte[] frame, Tick into) {
        read(frame);
        Ticks.copy(tick, into);
    }
}
