package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/** Depth as it is usually read: a Jackson tree, then BigDecimal, then the same tick. */
final class TreeDepth implements FrameReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Tick tick = new Tick();
    private final Symbols symbols;

    TreeDepth(List<Instrument> instruments) {
        this.symbols = new Symbols(instruments);
        tick.type = Tick.DEPTH;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode root = mapper.readTree(frame);
        JsonNode data = root.get("data");
        Instrument instrument = symbols.ofStream(root.get("stream").textValue());
        tick.instrument = instrument.id();
        tick.updateId = data.get("lastUpdateId").longValue();
        tick.bids = side(data.get("bids"), instrument, tick.bidPx, tick.bidQty);
        tick.asks = side(data.get("asks"), instrument, tick.askPx, tick.askQty);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    private static int side(JsonNode levels, Instrument instrument, long[] px, long[] qty) {
        for (int i = 0; i < levels.size(); i++) {
            px[i] = TreeQuotes.mantissa(levels.get(i).get(0), instrument.pxDecimals());
            qty[i] = TreeQuotes.mantissa(levels.get(i).get(1), instrument.qtyDecimals());
        }
        return levels.size();
    }
}
