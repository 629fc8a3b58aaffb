package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** Best quotes as they are usually read: a Jackson tree, then BigDecimal, then the same tick. */
final class TreeQuotes implements FrameReader {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Tick tick = new Tick();
    private final Symbols symbols;

    TreeQuotes(List<Instrument> instruments) {
        this.symbols = new Symbols(instruments);
        tick.type = Tick.QUOTE;
        tick.bids = 1;
        tick.asks = 1;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode data = mapper.readTree(frame).get("data");
        Instrument instrument = symbols.of(data.get("s").textValue());
        tick.instrument = instrument.id();
        tick.updateId = data.get("u").longValue();
        tick.bidPx[0] = mantissa(data.get("b"), instrument.pxDecimals());
        tick.bidQty[0] = mantissa(data.get("B"), instrument.qtyDecimals());
        tick.askPx[0] = mantissa(data.get("a"), instrument.pxDecimals());
        tick.askQty[0] = mantissa(data.get("A"), instrument.qtyDecimals());
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Ticks.copy(tick, into);
    }

    static long mantissa(JsonNode text, int decimals) {
        return Ticks.mantissa(new BigDecimal(text.textValue()), decimals);
    }
}
