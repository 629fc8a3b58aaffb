package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.alibaba.fastjson2.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** A Bybit book kept with fastjson2, bound to objects of ours, which is its fastest way; sorted maps, the same tick. */
final class FastjsonBybit implements FrameReader {
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;

    FastjsonBybit(Instrument instrument, byte[] snapshot) throws IOException {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
        read(snapshot);
    }

    /** What a frame binds to. */
    public static final class Frame {
        /** Whether it is a whole book. */
        public String type;
        /** Its content. */
        public Levels data;
    }

    /** What the levels bind to, by the venue's names. */
    public static final class Levels {
        /** Symbol. */
        public String s;
        /** Number of the message. */
        public long u;
        /** Price and quantity of each bid that changed. */
        public BigDecimal[][] b;
        /** Price and quantity of each ask that changed. */
        public BigDecimal[][] a;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        Frame message = JSON.parseObject(frame, Frame.class);
        boolean whole = message.type.equals("snapshot");
        if (symbols.of(message.data.s) == null || !whole && message.data.u != tick.updateId + 1) {
            throw new IOException("the change does not continue the book");
        }
        if (whole) {
            book.clear();
        }
        tick.updateId = message.data.u;
        side(message.data.b, book.bids());
        side(message.data.a, book.asks());
        book.fill(tick, Tick.LEVELS);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private static void side(BigDecimal[][] levels, TreeMap<BigDecimal, BigDecimal> side) {
        for (BigDecimal[] level : levels) {
            MapBook.set(side, level[0], level[1]);
        }
    }
}
