package arbd.execution.kraken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Account;
import arbd.execution.net.AccountWriter;
import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Order;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Requests as they go out, and recorded messages as they come in. */
final class KrakenWireTest {
    private final List<String> news = new ArrayList<>();
    private final Account account = account();

    @Test
    void shouldWriteAnOrderWithBareNumbers() {
        Order order = new Order();
        order.epoch = 1;
        order.number = 1;
        order.side = Side.BUY;
        order.px = 300_000;
        order.qty = 1_000_000;
        KrakenRequests requests = new KrakenRequests(account);
        assertEquals("{\"method\":\"add_order\",\"params\":{\"order_type\":\"limit\",\"side\":\"buy\","
                + "\"order_qty\":0.01,\"symbol\":\"BTC/USD\",\"limit_price\":30000.0,\"time_in_force\":\"ioc\","
                + "\"cl_ord_id\":\"atest000100000001\",\"deadline\":\"2024-02-29T23:59:59.000Z\",\"token\":\"T\"},"
                + "\"req_id\":42}", requests.place(42, order, account.table().get(0), "T",
                Instant.parse("2024-02-29T23:59:54Z").getEpochSecond() * 1_000_000_000L).toString());
        order.px = 300_001;
        assertTrue(requests.place(42, order, account.table().get(0), "T", 0).toString()
                .contains("\"limit_price\":30000.1,"));
    }

    @Test
    void shouldWriteEveryDeadlineAsTheJdkReadsIt() {
        long seed = 9;
        Random random = new Random(seed);
        KrakenRequests requests = new KrakenRequests(account);
        Order order = new Order();
        order.epoch = 1;
        order.number = 1;
        for (int i = 0; i < 20_000; i++) {
            long millis = (long) (random.nextDouble() * 9_000_000_000_000L);
            String text = requests.place(1, order, account.table().get(0), "T", millis * 1_000_000).toString();
            String deadline = Reply.object(text).get("params").get("deadline").asText();
            assertEquals(millis + 5_000, Instant.parse(deadline).toEpochMilli(), "seed " + seed + " of " + i);
        }
    }

    @Test
    void shouldSurviveEveryPrivateMessageOnRecord() throws Exception {
        KrakenEvents events = events();
        events.learn("KIUEL4-G3PWU-HOJTYU", account.ids().text(1, 2), account.table().get(0));
        events.learn("7J91XK-XMFEL-348VPM", account.ids().text(1, 3), account.table().get(0));
        for (String line : Files.readAllLines(SharedData.path("venues/visible/kraken/messages.jsonl"))) {
            JsonNode message = Reply.object(line);
            String raw = message.get("raw").asText();
            String type = message.path("expect").path("type").asText();
            if (type.equals("order_event") && raw.contains("\"executions\"")) {
                events.executions(Reply.object(raw));
            } else if (type.equals("balances")) {
                events.balances(Reply.object(raw));
            }
        }
        assertEquals(List.of("CANCELLED 2 cum 0", "ACCEPTED 3 cum -1", "balance 1 16024050000",
                "balance 1 11806770000"), news);
    }

    @Test
    void shouldRememberAnOrderByItsVenueId() {
        KrakenEvents events = events();
        String id = account.ids().text(1, 5);
        events.executions(Reply.object(executions("{\"order_id\":\"O1\",\"cl_ord_id\":\"" + id
                + "\",\"symbol\":\"BTC/USD\",\"exec_type\":\"pending_new\"}")));
        events.executions(Reply.object(executions("{\"order_id\":\"O1\",\"exec_type\":\"new\"},{\"order_id\":\"O1\","
                + "\"exec_type\":\"trade\",\"trade_id\":70,\"last_price\":63004.9,\"last_qty\":0.00010000,\"cum_qty\":"
                + "0.00010000,\"fees\":[{\"asset\":\"USD\",\"qty\":0.025201}],"
                + "\"timestamp\":\"1970-01-01T00:00:01.5Z\"},{\"order_id\":\"O1\",\"exec_type\":\"filled\"}")));
        assertEquals(List.of("ACCEPTED 5 cum -1",
                "FILL 5 cum 10000 trade 70 px 630049 qty 10000 fee 2520100 of 1 at 1500000000"), news);
    }

    private static String executions(String entries) {
        return "{\"channel\":\"executions\",\"type\":\"update\",\"data\":[" + entries + "],\"sequence\":2}";
    }

    private KrakenEvents events() {
        return new KrakenEvents(account, new AccountWriter(account,
                new NetLoop(new EmbeddedChannel().eventLoop(), EmbeddedChannel.class, new SystemClock())));
    }

    private Account account() {
        Asset btc = new Asset(0, "BTC", 8);
        Asset usd = new Asset(1, "USD", 8);
        Venue venue = new Venue(0, "kraken", "kraken");
        Instrument btcUsd = new Instrument(0, venue, "BTC/USD", Kind.SPOT, btc, usd, 1, 8, 1, 1, 1, 0, 0,
                FeeSide.QUOTE);
        return new Account(venue, InstrumentTable.of(List.of(venue), List.of(btc, usd), List.of(btcUsd)),
                new Credentials("key", "c2VjcmV0"), new ClientOrderId("test"), new AccountSink() {
                    @Override
                    public void on(Report report) {
                        news.add(report.kind + " " + report.number + " cum " + report.cumQty
                                + (report.kind != Report.Kind.FILL ? "" : " trade " + report.tradeId + " px "
                                + report.px + " qty " + report.qty + " fee " + report.fee + " of " + report.feeAsset
                                + " at " + report.venueTimeNanos));
                    }

                    @Override
                    public void on(Balance balance) {
                        news.add("balance " + balance.asset + " " + balance.total);
                    }

                    @Override
                    public void on(PositionWord position) {
                        news.add("position " + position.instrument + " " + position.qty + " for "
                                + position.notional + " at " + position.venueTimeNanos);
                    }

                    @Override
                    public void on(Usage usage) {
                        // Nothing here is paced.
                    }

                    @Override
                    public void on(CashFlow flow) {
                        news.add("flow " + flow.kind + " " + flow.asset + " " + flow.units + " at "
                                + flow.venueTimeNanos);
                    }

                    @Override
                    public void session(int id, boolean up, long receivedNanos, long wallNanos) {
                        news.add("session " + up);
                    }

                    @Override
                    public boolean congested() {
                        return false;
                    }
                });
    }
}
