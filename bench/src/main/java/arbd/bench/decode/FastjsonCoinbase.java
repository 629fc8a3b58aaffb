package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.annotation.JSONField;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** A Coinbase book kept with fastjson2, bound to objects of ours; sorted maps, and the same tick. */
final class FastjsonCoinbase implements FrameReader {
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;
    private long last;

    FastjsonCoinbase(Instrument instrument, byte[] snapshot) throws IOException {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
        Frame frame = JSON.parseObject(snapshot, Frame.class);
        last = frame.number;
        take(frame);
    }

    /** What a frame binds to. */
    public static final class Frame {
        /** Its number. */
        @JSONField(name = "sequence_num")
        public long number;
        /** Its content. */
        public List<Event> events;
    }

    /** What the changes of a book bind to. */
    public static final class Event {
        /** Symbol. */
        @JSONField(name = "product_id")
        public String product;
        /** The changes. */
        public List<Update> updates;
    }

    /** What one changed level binds to. */
    public static final class Update {
        /** Bid or offer. */
        public String side;
        /** Price. */
        @JSONField(name = "price_level")
        public BigDecimal px;
        /** Quantity, 0 = removed. */
        @JSONField(name = "new_quantity")
        public BigDecimal qty;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        Frame read = JSON.parseObject(frame, Frame.class);
        if (read.number != ++last) {
            throw new IOException("a frame is missing");
        }
        take(read);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private void take(Frame frame) throws IOException {
        for (Event event : frame.events) {
            if (symbols.of(event.product) == null) {
                throw new IOException("not our product");
            }
            for (Update update : event.updates) {
                MapBook.set(update.side.equals("bid") ? book.bids() : book.asks(), update.px, update.qty);
            }
        }
        book.fill(tick, Tick.LEVELS);
    }
}
