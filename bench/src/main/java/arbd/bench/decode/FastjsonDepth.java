package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.alibaba.fastjson2.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** A book kept with fastjson2, bound to objects of ours, which is its fastest way; sorted maps, and the same tick. */
final class FastjsonDepth implements FrameReader {
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;

    FastjsonDepth(Instrument instrument, byte[] snapshot) {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
        Whole whole = JSON.parseObject(snapshot, Whole.class);
        tick.updateId = whole.lastUpdateId;
        side(whole.bids, book.bids());
        side(whole.asks, book.asks());
    }

    /** What a frame binds to. */
    public static final class Frame {
        /** Name of the stream. */
        public String stream;
        /** Its content. */
        public Change data;
    }

    /** What a change of the book binds to, by the venue's names. */
    public static final class Change {
        /** Kind of event. */
        public String e;
        /** Its time. */
        public long E;
        /** Symbol. */
        public String s;
        /** First update number. */
        public long U;
        /** Last update number. */
        public long u;
        /** Price and quantity of each bid that changed. */
        public BigDecimal[][] b;
        /** Price and quantity of each ask that changed. */
        public BigDecimal[][] a;
    }

    /** What a snapshot binds to, by the venue's names. */
    public static final class Whole {
        /** Update number. */
        public long lastUpdateId;
        /** Price and quantity of each bid. */
        public BigDecimal[][] bids;
        /** Price and quantity of each ask. */
        public BigDecimal[][] asks;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        Change change = JSON.parseObject(frame, Frame.class).data;
        if (symbols.of(change.s) == null || change.U > tick.updateId + 1) {
            throw new IOException("the change does not continue the book");
        }
        tick.updateId = change.u;
        side(change.b, book.bids());
        side(change.a, book.asks());
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
