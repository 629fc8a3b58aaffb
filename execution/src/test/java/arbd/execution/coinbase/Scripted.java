package arbd.execution.coinbase;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Account;
import arbd.execution.net.AccountSession;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.net.VenueSession;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The parts of a session whose venue is a list of answers, and what they report, as text. */
abstract class Scripted {
    static final String ORDER_ID = "11111-00000-000000";

    final List<String> news = new ArrayList<>();
    final List<String> asked = new ArrayList<>();
    final List<CoinbaseQuestions.Answer> answers = new ArrayList<>();
    final EmbeddedChannel channel = new EmbeddedChannel();
    final NetLoop net = new NetLoop(channel.eventLoop(), EmbeddedChannel.class, new SystemClock());
    final Account account = account();
    final AccountWriter writer = new AccountWriter(account, net);
    final CoinbaseOrders orders = new CoinbaseOrders();
    final CoinbaseEvents events = new CoinbaseEvents(account, writer, orders);
    final CoinbaseRequests requests = new CoinbaseRequests(account);
    final AccountSession session = new AccountSession(account, URI.create("ws://127.0.0.1:1"), net,
            ConnectionSettings.defaults(1), writer, new VenueSession() {
                @Override
                public void connected() {
                    news.add("connected");
                }

                @Override
                public void message(JsonNode message) {
                    news.add("message");
                }

                @Override
                public void disconnected() {
                    news.add("disconnected");
                }
            });
    final CoinbaseQuestions questions = (path, query, answer) -> {
        asked.add(query.isEmpty() ? path : path + "?" + query);
        answers.add(answer);
    };
    final CoinbaseFills fills = new CoinbaseFills(questions, events, writer, session, net);
    final CoinbaseQuery query = new CoinbaseQuery(questions, fills, orders, writer, session);
    final String id = account.ids().text(1, 5);

    void waited(int expected) {
        channel.advanceTimeBy(20, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertTrue(asked.size() >= expected, "asked " + asked.size() + " times");
    }

    void answer(String reply) {
        answers.remove(0).take(Reply.object(reply), 200, null);
    }

    void user(String status, String filled) {
        events.order(pushed(row(id, status, filled)), false, fills::executed);
    }

    static JsonNode pushed(String row) {
        return Reply.object(row.replace("filled_size", "cumulative_quantity"));
    }

    static String row(String clientOrderId, String status, String filled) {
        return "{\"order_id\":\"" + ORDER_ID + "\",\"client_order_id\":\"" + clientOrderId + "\",\"product_id\":"
                + "\"BTC-USD\",\"status\":\"" + status + "\",\"filled_size\":\"" + filled + "\"}";
    }

    static String fillsOf(String... rows) {
        return "{\"fills\":[" + String.join(",", rows) + "],\"cursor\":\"\"}";
    }

    static String fill(String trade, String size, String price, String commission) {
        return "{\"entry_id\":\"e\",\"trade_id\":\"" + trade + "\",\"order_id\":\"" + ORDER_ID + "\",\"trade_time\":"
                + "\"2021-05-31T09:59:59Z\",\"trade_type\":\"FILL\",\"price\":\"" + price + "\",\"size\":\"" + size
                + "\",\"commission\":\"" + commission + "\",\"product_id\":\"BTC-USD\",\"size_in_quote\":false}";
    }

    Request about() {
        return Request.about(order(), Request.Kind.PLACE);
    }

    static Order order() {
        Order order = new Order();
        order.epoch = 1;
        order.number = 5;
        order.px = 1_000_050;
        order.qty = 100_000;
        return order;
    }

    Account account() {
        Asset btc = new Asset(0, "BTC", 8);
        Asset usd = new Asset(1, "USD", 8);
        Venue venue = new Venue(0, "echo", "coinbase");
        Instrument instrument = new Instrument(0, venue, "BTC-USD", Kind.SPOT, btc, usd, 2, 8, 1, 1, 1, 0, 0,
                FeeSide.QUOTE);
        return new Account(venue, InstrumentTable.of(List.of(venue), List.of(btc, usd), List.of(instrument)),
                new Credentials("key", "secret"), new ClientOrderId("test"), new Sink());
    }

    final class Sink implements AccountSink {
        @Override
        public void on(Report report) {
            String words = report.textLength == 0 ? ""
                    : " '" + new String(report.text, 0, report.textLength, StandardCharsets.UTF_8) + "'";
            boolean plain = report.kind == Report.Kind.ACCEPTED || report.kind == Report.Kind.CANCELLED;
            news.add(report.kind == Report.Kind.FILL ? "FILL " + report.number + " trade " + report.tradeId + " px "
                    + report.px + " qty " + report.qty + " fee " + report.fee + " of " + report.feeAsset + " at "
                    + report.venueTimeNanos
                    : report.kind + (plain ? "" : " " + report.reason) + " " + report.number + " cum " + report.cumQty
                    + words);
        }

        @Override
        public void on(Balance balance) {
            news.add("balance " + balance.asset + " " + balance.total + " free " + balance.free);
        }

        @Override
        public void on(PositionWord position) {
            news.add("position");
        }

        @Override
        public void on(Usage usage) {
            // Nothing here is paced.
        }

        @Override
        public void on(CashFlow flow) {
            news.add("flow");
        }

        @Override
        public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
            news.add("session " + up);
        }

        @Override
        public boolean congested() {
            return false;
        }
    }
}
