package arbd.bench.decode;

import arbd.market.Instrument;
import arbd.market.Tick;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dto.marketdata.BybitOrderbook;
import dto.marketdata.BybitPublicOrder;
import info.bitrich.xchangestream.bybit.BybitStreamAdapters;
import info.bitrich.xchangestream.service.netty.StreamingObjectMapperHelper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.OrderBook;

/**
 * A Bybit book kept with XChange's own classes, step by step what its streaming service does with a message: a Jackson
 * tree with its mapper, from the tree its order book message, its number compared, an update of its order book for each
 * level.
 */
final class XchangeBybit implements FrameReader {
    private final ObjectMapper mapper = StreamingObjectMapperHelper.getObjectMapper();
    private final Instrument instrument;
    private final org.knowm.xchange.instrument.Instrument pair;
    private final OrderBook book;
    private long last;

    XchangeBybit(Instrument instrument, byte[] snapshot) throws IOException {
        this.instrument = instrument;
        this.pair = XchangePairs.pair(instrument);
        BybitOrderbook whole = message(snapshot);
        this.book = BybitStreamAdapters.adaptOrderBook(whole, pair);
        this.last = whole.getData().getU();
    }

    @Override
    public void read(byte[] frame) throws IOException {
        BybitOrderbook change = message(frame);
        if (!change.getDataType().equalsIgnoreCase("delta") || ++last != change.getData().getU()) {
            throw new IOException("the change does not continue the book");
        }
        Date sent = new Date(Long.parseLong(change.getTs()));
        side(change.getData().getAsk(), OrderType.ASK, sent);
        side(change.getData().getBid(), OrderType.BID, sent);
    }

    @Override
    public void readInto(byte[] frame, Tick into) throws IOException {
        read(frame);
        XchangeDepth.fill(book, instrument, into);
    }

    private BybitOrderbook message(byte[] frame) throws IOException {
        JsonNode tree = mapper.readTree(new String(frame, StandardCharsets.UTF_8));
        return mapper.treeToValue(tree, BybitOrderbook.class);
    }

    private void side(List<BybitPublicOrder> levels, OrderType side, Date sent) {
        for (BybitPublicOrder level : levels) {
            book.update(BybitStreamAdapters.adaptOrderBookOrder(level, pair, side, sent));
        }
    }
}
