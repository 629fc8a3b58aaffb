package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** A Hyperliquid book by a Jackson tree and BigDecimal. */
final class TreeHyperliquid implements FrameReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Symbols symbols;
    private final WholeBook book;

    TreeHyperliquid(Instrument instrument) {
        this.symbols = new Symbols(List.of(instrument));
        this.book = new WholeBook(instrument);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode data = mapper.readTree(frame).get("data");
        if (symbols.of(data.get("coin").textValue()) == null) {
            throw new IOException("not our coin");
        }
        book.clear();
        for (int side = 0; side < 2; side++) {
            for (JsonNode level : data.get("levels").get(side)) {
                book.add(side == 0, new BigDecimal(level.get("px").textValue()),
                        new BigDecimal(level.get("sz").textValue()));
            }
        }
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(book.tick(), into);
    }
}
