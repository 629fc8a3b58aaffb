package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.alibaba.fastjson2.JSON;
import java.math.BigDecimal;
import java.util.List;

/** Depth through fastjson2, bound to objects of ours, which is its fastest way; then the same tick. */
final class FastjsonDepth implements FrameReader {
    private final Tick tick = new Tick();
    private final Symbols symbols;

    FastjsonDepth(List<Instrument> instruments) {
        this.symbols = new Symbols(instruments);
        tick.type = Tick.DEPTH;
    }

    /** What a frame binds to. */
    public static final class Frame {
        /** Name of the stream. */
        public String stream;
        /** Its content. */
        public Depth data;
    }

    /** What a book binds to, by the venue's names. */
    public static final class Depth {
        /** Update number. */
        public long lastUpdateId;
        /** Price and quantity of each bid. */
        public BigDecimal[][] bids;
        /** Price and quantity of each ask. */
        public BigDecimal[][] asks;
    }

    @Override
    public void read(byte[] frame) {
        Frame read = JSON.parseObject(frame, Frame.class);
        Instrument instrument = symbols.ofStream(read.stream);
        tick.instrument = instrument.id();
        tick.updateId = read.data.lastUpdateId;
        tick.bids = side(read.data.bids, instrument, tick.bidPx, tick.bidQty);
        tick.asks = side(read.data.asks, instrument, tick.askPx, tick.askQty);
    }

    @Override
    public void readInto(byte[] frame, Tick into) {
        read(frame);
        Ticks.copy(tick, into);
    }

    private static int side(BigDecimal[][] levels, Instrument instrument, long[] px, long[] qty) {
        for (int i = 0; i < levels.length; i++) {
            px[i] = Ticks.mantissa(levels[i][0], instrument.pxDecimals());
            qty[i] = Ticks.mantissa(levels[i][1], instrument.qtyDecimals());
        }
        return levels.length;
    }
}
