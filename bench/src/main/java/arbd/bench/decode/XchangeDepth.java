package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import info.bitrich.xchangestream.binance.dto.BinanceWebsocketTransaction;
import info.bitrich.xchangestream.binance.dto.market.DepthBinanceWebSocketTransaction;
import info.bitrich.xchangestream.service.netty.StreamingObjectMapperHelper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.binance.dto.marketdata.BinanceOrderbook;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.OrderBookUpdate;
import org.knowm.xchange.dto.trade.LimitOrder;

/**
 * A book kept with XChange's own classes, step by step what its streaming service does with a change: a Jackson tree
 * with its mapper, from the tree its transaction, the instrument looked up, an update of its order book for each level.
 */
final class XchangeDepth implements FrameReader {
    private final ObjectMapper mapper = StreamingObjectMapperHelper.getObjectMapper();
    private final JavaType type = mapper.getTypeFactory().constructType(
            new TypeReference<BinanceWebsocketTransaction<DepthBinanceWebSocketTransaction>>() { });
    private final Instrument instrument;
    private final OrderBook book;
    private long last;

    XchangeDepth(Instrument instrument, byte[] snapshot) throws IOException {
        XchangePairs.tell(List.of(instrument));
        this.instrument = instrument;
        BinanceOrderbook whole = mapper.readValue(snapshot, BinanceOrderbook.class);
        this.book = BinanceMarketDataService.convertOrderBook(whole, XchangePairs.pair(instrument));
        this.last = whole.lastUpdateId;
    }

    @Override
    public void read(byte[] frame) throws IOException {
        JsonNode tree = mapper.readTree(new String(frame, StandardCharsets.UTF_8));
        BinanceWebsocketTransaction<DepthBinanceWebSocketTransaction> read =
                mapper.readValue(mapper.treeAsTokens(tree), type);
        DepthBinanceWebSocketTransaction change = read.getData();
        if (change.getFirstUpdateId() > last + 1) {
            throw new IOException("the change does not continue the book");
        }
        last = change.getLastUpdateId();
        side(OrderType.BID, change.getOrderBook().bids, change);
        side(OrderType.ASK, change.getOrderBook().asks, change);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        fill(book, instrument, into);
    }

    /** What its order book holds, as a tick. */
    static void fill(OrderBook book, Instrument instrument, Tick into) {
        into.type = Tick.DEPTH;
        into.instrument = instrument.id();
        into.bids = side(book.getBids(), instrument, into.bidPx, into.bidQty);
        into.asks = side(book.getAsks(), instrument, into.askPx, into.askQty);
    }

    private void side(OrderType side, SortedMap<BigDecimal, BigDecimal> levels,
            DepthBinanceWebSocketTransaction change) {
        org.knowm.xchange.instrument.Instrument pair = BinanceAdapters.adaptSymbol(change.getSymbol(), false);
        for (Map.Entry<BigDecimal, BigDecimal> level : levels.entrySet()) {
            book.update(new OrderBookUpdate(side, level.getValue(), pair, level.getKey(), change.getEventTime(),
                    level.getValue()));
        }
    }

    private static int side(List<LimitOrder> orders, Instrument instrument, long[] px, long[] qty) {
        int count = Math.min(orders.size(), Tick.LEVELS);
        for (int i = 0; i < count; i++) {
            px[i] = Ticks.mantissa(orders.get(i).getLimitPrice(), instrument.pxDecimals());
            qty[i] = Ticks.mantissa(orders.get(i).getOriginalAmount(), instrument.qtyDecimals());
        }
        return count;
    }
}
