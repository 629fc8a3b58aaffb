package arbd.bench;

import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.TickSink;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Peer of the decoder, as it is usually written: a Jackson tree, then BigDecimal, then the same tick. */
final class TreeQuotes {
    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<String, Instrument> symbols = new HashMap<>();
    private final Tick tick = new Tick();

    TreeQuotes(List<Instrument> instruments) {
        for (Instrument instrument : instruments) {
            symbols.put(instrument.symbol(), instrument);
        }
        tick.type = Tick.QUOTE;
        tick.bids = 1;
        tick.asks = 1;
    }

    void decode(byte[] frame, TickSink sink) throws IOException {
        JsonNode data = mapper.readTree(frame).get("data");
        Instrument instrument = symbols.get(data.get("s").textValue());
        tick.instrument = instrument.id();
        tick.updateId = data.get("u").longValue();
        tick.bidPx[0] = mantissa(data.get("b"), instrument.pxDecimals());
        tick.bidQty[0] = mantissa(data.get("B"), instrument.qtyDecimals());
        tick.askPx[0] = mantissa(data.get("a"), instrument.pxDecimals());
        tick.askQty[0] = mantissa(data.get("A"), instrument.qtyDecimals());
        sink.on(tick);
    }

    private static long mantissa(JsonNode text, int decimals) {
        return new BigDecimal(text.textValue()).movePointRight(decimals).longValueExact();
    }
}
