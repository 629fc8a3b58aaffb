package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import info.bitrich.xchangestream.service.netty.StreamingObjectMapperHelper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchange.binance.dto.marketdata.BinanceOrderbook;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.trade.LimitOrder;

/**
 * Depth through XChange's own classes: a Jackson tree with its streaming mapper as for every frame, from the tree its
 * order book of the venue, and from that its own order book.
 */
final class XchangeDepth implements FrameReader {
    private final ObjectMapper mapper = StreamingObjectMapperHelper.getObjectMapper();
    private final Map<String, CurrencyPair> pairs = new HashMap<>();
    private final Symbols symbols;
    private String stream;
    private OrderBook book;

    XchangeDepth(List<Instrument> instruments) {
        this.symbols = new Symbols(instruments);
        for (Instrument instrument : instruments) {
            pairs.put(instrument.symbol().toLowerCase(Locale.ROOT), XchangePairs.pair(instrument));
        }
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode tree = mapper.readTree(new String(frame, StandardCharsets.UTF_8));
        BinanceOrderbook read = mapper.readValue(mapper.treeAsTokens(tree.get("data")), BinanceOrderbook.class);
        stream = tree.get("stream").textValue();
        CurrencyPair pair = pairs.get(stream.substring(0, stream.indexOf('@')));
        book = BinanceMarketDataService.convertOrderBook(read, pair);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        Instrument instrument = symbols.ofStream(stream);
        into.type = Tick.DEPTH;
        into.instrument = instrument.id();
        into.bids = side(book.getBids(), instrument, into.bidPx, into.bidQty);
        into.asks = side(book.getAsks(), instrument, into.askPx, into.askQty);
    }

    private static int side(List<LimitOrder> orders, Instrument instrument, long[] px, long[] qty) {
        for (int i = 0; i < orders.size(); i++) {
            px[i] = Ticks.mantissa(orders.get(i).getLimitPrice(), instrument.pxDecimals());
            qty[i] = Ticks.mantissa(orders.get(i).getOriginalAmount(), instrument.qtyDecimals());
        }
        return orders.size();
    }
}
