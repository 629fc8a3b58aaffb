package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.alibaba.fastjson2.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** An OKX book kept with fastjson2, bound to objects of ours; sorted maps, the same tick. */
final class FastjsonOkx implements FrameReader {
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;
    private long last;

    FastjsonOkx(Instrument instrument) {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
    }

    /** What a frame binds to. */
    public static final class Frame {
        /** What it is about. */
        public Arg arg;
        /** Whether it is a whole book. */
        public String action;
        /** Its content. */
        public List<Levels> data;
    }

    /** What the subscription that a frame belongs to binds to. */
    public static final class Arg {
        /** Symbol. */
        public String instId;
    }

    /** What the levels bind to, by the venue's names. */
    public static final class Levels {
        /** Number of the message. */
        public long seqId;
        /** Number of the one before. */
        public long prevSeqId;
        /** Price, quantity and two more of each ask that changed. */
        public BigDecimal[][] asks;
        /** The same of each bid. */
        public BigDecimal[][] bids;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        Frame message = JSON.parseObject(frame, Frame.class);
        Levels data = message.data.get(0);
        boolean whole = message.action.equals("snapshot");
        if (symbols.of(message.arg.instId) == null || !whole && data.prevSeqId != last) {
            throw new IOException("the change does not continue the book");
        }
        if (whole) {
            book.clear();
        }
        last = data.seqId;
        side(data.bids, book.bids());
        side(data.asks, book.asks());
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
