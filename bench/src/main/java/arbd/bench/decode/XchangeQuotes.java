package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import info.bitrich.xchangestream.binance.dto.BinanceWebsocketTransaction;
import info.bitrich.xchangestream.binance.dto.market.BookTickerBinanceWebSocketTransaction;
import info.bitrich.xchangestream.service.netty.StreamingObjectMapperHelper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.binance.dto.marketdata.BinanceBookTicker;
import org.knowm.xchange.dto.marketdata.Ticker;

/**
 * Best quotes through XChange's own classes, step by step what its streaming service does with a text frame: a Jackson
 * tree with its mapper, from the tree its transaction, the instrument looked up, its ticker.
 */
final class XchangeQuotes implements FrameReader {
    private final ObjectMapper mapper = StreamingObjectMapperHelper.getObjectMapper();
    private final JavaType type = mapper.getTypeFactory().constructType(
            new TypeReference<BinanceWebsocketTransaction<BookTickerBinanceWebSocketTransaction>>() { });
    private final Symbols symbols;
    private Ticker ticker;

    XchangeQuotes(List<Instrument> instruments) {
        this.symbols = new Symbols(instruments);
        XchangePairs.tell(instruments);
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode tree = mapper.readTree(new String(frame, StandardCharsets.UTF_8));
        BinanceWebsocketTransaction<BookTickerBinanceWebSocketTransaction> transaction =
                mapper.readValue(mapper.treeAsTokens(tree), type);
        BinanceBookTicker quote = transaction.getData().getTicker();
        if (BinanceAdapters.adaptSymbol(quote.getSymbol(), false) != null) {
            ticker = quote.toTicker(false);
        }
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Instrument instrument = symbols.of(ticker.getInstrument().toString().replace("/", "").toUpperCase(Locale.ROOT));
        into.type = Tick.QUOTE;
        into.instrument = instrument.id();
        into.bids = 1;
        into.asks = 1;
        into.bidPx[0] = Ticks.mantissa(ticker.getBid(), instrument.pxDecimals());
        into.bidQty[0] = Ticks.mantissa(ticker.getBidSize(), instrument.qtyDecimals());
        into.askPx[0] = Ticks.mantissa(ticker.getAsk(), instrument.pxDecimals());
        into.askQty[0] = Ticks.mantissa(ticker.getAskSize(), instrument.qtyDecimals());
    }
}
