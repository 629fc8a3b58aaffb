package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.alibaba.fastjson2.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** A Hyperliquid book by fastjson2, bound to objects of ours. */
final class FastjsonHyperliquid implements FrameReader {
    private final Symbols symbols;
    private final WholeBook book;

    FastjsonHyperliquid(Instrument instrument) {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new WholeBook(instrument);
    }

    /** What a frame binds to. */
    public static final class Frame {
        /** Its content. */
        public Data data;
    }

    /** What a book binds to. */
    public static final class Data {
        /** Symbol. */
        public String coin;
        /** Bids, then asks. */
        public List<List<Level>> levels;
    }

    /** What a level binds to, by the venue's names. */
    public static final class Level {
        /** Price. */
        public BigDecimal px;
        /** Quantity. */
        public BigDecimal sz;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        Data data = JSON.parseObject(frame, Frame.class).data;
        if (symbols.of(data.coin) == null) {
            throw new IOException("not our coin");
        }
        book.clear();
        for (int side = 0; side < 2; side++) {
            for (Level level : data.levels.get(side)) {
                book.add(side == 0, level.px, level.sz);
            }
        }
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(book.tick(), into);
    }
}
