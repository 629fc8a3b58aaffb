package arbd.bench.alloc;

import arbd.bench.SimMarket;
import arbd.execution.binance.BinanceRequests;
import arbd.execution.bybit.BybitRequests;
import arbd.execution.kraken.KrakenRequests;
import arbd.execution.net.Account;
import arbd.execution.net.ByteText;
import arbd.execution.net.Credentials;
import arbd.execution.okx.OkxRequests;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.util.List;

/** An order's text for each venue; Binance's is signed, which is measured with it. */
final class OrderSteps {
    private static final long WALL_NANOS = 1_790_000_000_000_000_000L;
    private static final long STEP_NANOS = 1_000_003L;
    private static final long INSTRUMENT_CODE = 10_459L;

    private OrderSteps() {
    }

    static List<Step> all(SimMarket market) {
        return List.of(binance(market), kraken(market), okx(market), bybit(market));
    }

    private static Step binance(SimMarket market) {
        Instrument instrument = first(market, 0);
        BinanceRequests requests = new BinanceRequests(account(market, instrument));
        Order order = order(instrument);
        long[] written = new long[1];
        return new Step("order-binance", i -> {
            order.number = 1 + i;
            ByteText text = requests.place(i, order, instrument, WALL_NANOS + i * STEP_NANOS);
            written[0] += ends(text, "\"}}") ? 1 : 0;
        }, false, () -> written[0]);
    }

    private static Step kraken(SimMarket market) {
        Instrument instrument = first(market, 2);
        KrakenRequests requests = new KrakenRequests(account(market, instrument));
        Order order = order(instrument);
        long[] written = new long[1];
        return new Step("order-kraken", i -> {
            order.number = 1 + i;
            ByteText text = requests.place(i, order, instrument, "token", WALL_NANOS + i * STEP_NANOS);
            written[0] += ends(text, "}") ? 1 : 0;
        }, false, () -> written[0]);
    }

    private static Step okx(SimMarket market) {
        Instrument instrument = first(market, 3);
        OkxRequests requests = new OkxRequests(account(market, instrument));
        Order order = order(instrument);
        long[] written = new long[1];
        return new Step("order-okx", i -> {
            order.number = 1 + i;
            ByteText text = requests.place(i, order, instrument, INSTRUMENT_CODE, WALL_NANOS + i * STEP_NANOS);
            written[0] += ends(text, "\"}]}") ? 1 : 0;
        }, false, () -> written[0]);
    }

    private static Step bybit(SimMarket market) {
        Instrument instrument = first(market, 0);
        BybitRequests requests = new BybitRequests(account(market, instrument), WALL_NANOS);
        Order order = order(instrument);
        long[] written = new long[1];
        return new Step("order-bybit", i -> {
            order.number = 1 + i;
            ByteText text = requests.place(i, order, instrument, WALL_NANOS + i * STEP_NANOS);
            written[0] += ends(text, "\"}]}") ? 1 : 0;
        }, false, () -> written[0]);
    }

    private static boolean ends(ByteText text, String with) {
        for (int i = 0; i < with.length(); i++) {
            if (text.bytes()[text.length() - with.length() + i] != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Order order(Instrument instrument) {
        Order order = new Order();
        order.epoch = SimMarket.EPOCH;
        order.instrument = instrument.id();
        order.px = 60_000L * instrument.pxIncrement();
        order.qty = 17 * instrument.qtyIncrement();
        return order;
    }

    private static Instrument first(SimMarket market, int venue) {
        Venue of = market.instruments().venues().get(venue);
        return market.instruments().of(of).get(0);
    }

    private static Account account(SimMarket market, Instrument instrument) {
        return new Account(instrument.venue(), market.instruments(), new Credentials("key", "secret", "word"),
                new ClientOrderId("test"), null);
    }
}
