package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** An OKX book as it is usually kept: a Jackson tree a message, sorted maps of BigDecimal, the best to a tick. */
final class TreeOkx implements FrameReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Tick tick = new Tick();
    private final Symbols symbols;
    private final MapBook book;
    private long last;

    TreeOkx(Instrument instrument) {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new MapBook(instrument);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode root = mapper.readTree(frame);
        JsonNode data = root.get("data").get(0);
        boolean whole = root.get("action").textValue().equals("snapshot");
        if (symbols.of(root.get("arg").get("instId").textValue()) == null
                || !whole && data.get("prevSeqId").longValue() != last) {
            throw new IOException("the change does not continue the book");
        }
        if (whole) {
            book.clear();
        }
        last = data.get("seqId").longValue();
        side(data.get("bids"), book.bids());
        side(data.get("asks"), book.asks());
        book.fill(tick, Tick.LEVELS);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private static void side(JsonNode levels, TreeMap<BigDecimal, BigDecimal> side) {
        for (JsonNode level : levels) {
            MapBook.set(side, new BigDecimal(level.get(0).textValue()), new BigDecimal(level.get(1).textValue()));
        }
    }
}
