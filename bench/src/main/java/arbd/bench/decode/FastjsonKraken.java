package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.alibaba.fastjson2.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** A Kraken book by fastjson2, bound to objects of ours; sorted maps, the checksum over their text. */
final class FastjsonKraken implements FrameReader {
    private final CheckedBook book;
    private final Tick tick = new Tick();

    FastjsonKraken(Instrument instrument) {
        this.book = new CheckedBook(instrument);
    }

    /** What a frame binds to. */
    public static final class Frame {
        /** Whether it is a whole book. */
        public String type;
        /** Its content. */
        public List<Book> data;
    }

    /** What a book binds to, by the venue's names. */
    public static final class Book {
        /** Bids. */
        public List<Level> bids;
        /** Asks. */
        public List<Level> asks;
        /** The venue's checksum. */
        public long checksum;
    }

    /** What a level binds to, by the venue's names. */
    public static final class Level {
        /** Price. */
        public BigDecimal price;
        /** Quantity. */
        public BigDecimal qty;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        Frame message = JSON.parseObject(frame, Frame.class);
        Book told = message.data.get(0);
        if (message.type.equals("snapshot")) {
            book.levels().clear();
        }
        side(told.bids, book.levels().bids());
        side(told.asks, book.levels().asks());
        book.end(told.checksum, tick);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private static void side(List<Level> levels, TreeMap<BigDecimal, BigDecimal> side) {
        for (Level level : levels) {
            MapBook.set(side, level.price, level.qty);
        }
    }
}
