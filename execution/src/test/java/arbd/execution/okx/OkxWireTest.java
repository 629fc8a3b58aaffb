package arbd.execution.okx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import arbd.execution.order.TimeInForce;
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
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests as they go out, and recorded messages as they come in. */
final class OkxWireTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> news = new ArrayList<>();
    private final Account account = account(new Credentials("985d5b66-57ce", "chNOOS4K", "Pa\"ss\\1"));
    private final OkxEvents events = new OkxEvents(account, new AccountWriter(account,
            new NetLoop(new EmbeddedChannel().eventLoop(), EmbeddedChannel.class, new SystemClock())));

    @Test
    void shouldWriteOrdersAsTheVenueReadsThem() {
        OkxRequests requests = new OkxRequests(account);
        Order order = order();
        assertEquals("{\"id\":\"42\",\"op\":\"order\",\"expTime\":\"1704876952715\",\"args\":[{\"instIdCode\":10459,"
                + "\"tdMode\":\"cash\",\"clOrdId\":\"atest000100000001\",\"side\":\"buy\",\"ordType\":\"ioc\","
                + "\"px\":\"30000\",\"sz\":\"0.01\"}]}", requests.place(42, order, account.table().get(0), 10_459,
                1_704_876_947_715L * 1_000_000L).toString());
        order.side = Side.SELL;
        order.timeInForce = TimeInForce.GTC;
        order.px = 300_001;
        String resting = requests.place(43, order, account.table().get(0), 10_459, 0).toString();
        assertTrue(resting.contains("\"side\":\"sell\",\"ordType\":\"limit\",\"px\":\"30000.1\","), resting);
        order.timeInForce = TimeInForce.POST_ONLY;
        String maker = requests.place(43, order, account.table().get(0), 10_459, 0).toString();
        assertTrue(maker.contains("\"side\":\"sell\",\"ordType\":\"post_only\",\"px\":\"30000.1\","), maker);
        assertEquals("{\"id\":\"44\",\"op\":\"cancel-order\",\"args\":[{\"instIdCode\":10459,"
                + "\"clOrdId\":\"atest000100000001\"}]}", requests.cancel(44, order, 10_459).toString());
        assertTrue(requests.clientOrderIdText(order).matches("[A-Za-z0-9]{1,32}"));
    }

    @Test
    void shouldLogOnWithEveryPassphraseThatTheVenueAllows() {
        JsonNode arg = Reply.object(new OkxRequests(account).login(1_704_876_947L * SECOND + 999).toString())
                .get("args").get(0);
        assertEquals("Pa\"ss\\1", arg.get("passphrase").asText());
        assertEquals("1704876947", arg.get("timestamp").asText());
        for (String passphrase : List.of("", " ", "p\n", "p\u00e4ss")) {
            Account wrong = account(new Credentials("key", "secret", passphrase));
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                    () -> new OkxRequests(wrong));
            assertTrue(refused.getMessage().contains("passphrase"), refused.getMessage());
            assertFalse(passphrase.length() > 1 && refused.getMessage().contains(passphrase));
        }
    }

    @Test
    void shouldTellRestThatItIsTheDemoWorld() {
        NetLoop net = new NetLoop(new EmbeddedChannel().eventLoop(), EmbeddedChannel.class, new SystemClock());
        URI rest = URI.create("https://www.okx.com");
        for (String host : List.of("wspap", "wseeapap", "wsuspap")) {
            URI socket = URI.create("wss://" + host + ".okx.com:8443/ws/v5/private");
            try (OkxRest demo = new OkxRest(rest, account.credentials(), net, OkxOrderEntry.demo(socket))) {
                assertEquals("1", demo.request("/x").headers().firstValue("x-simulated-trading").orElse(""), host);
            }
        }
        for (String host : List.of("ws.okx.com", "wseea.okx.com", "wsus.okx.com", "127.0.0.1")) {
            URI socket = URI.create("wss://" + host + ":8443/ws/v5/private");
            try (OkxRest live = new OkxRest(rest, account.credentials(), net, OkxOrderEntry.demo(socket))) {
                assertFalse(live.request("/x").headers().firstValue("x-simulated-trading").isPresent(), host);
            }
        }
    }

    @Test
    void shouldSignAsPublished() throws Exception {
        int checked = 0;
        for (JsonNode vector : Reply.object(Files.readString(
                SharedData.path("venues/visible/okx/signing_vectors.json"))).get("vectors")) {
            OkxSignature signature = new OkxSignature(vector.get("secret").asText());
            String payload = vector.get("payload").asText();
            String signed = payload.contains("verify")
                    ? signature.login(payload.substring(0, payload.indexOf("GET")))
                    : signature.get(payload.substring(0, payload.indexOf("GET")),
                            payload.substring(payload.indexOf("GET") + 3));
            assertEquals(vector.get("expected").asText(), signed, vector.get("id").asText());
            checked++;
        }
        assertEquals(2, checked);
        long nanos = Instant.parse("2020-12-08T09:08:57.000Z").getEpochSecond() * SECOND;
        assertEquals("2020-12-08T09:08:57.000Z", OkxSignature.time(nanos));
        assertEquals("2020-12-08T09:08:57.715Z", OkxSignature.time(nanos + 715_999_999));
    }

    @Test
    void shouldReadEveryPrivateMessageOnRecord() throws Exception {
        for (String line : Files.readAllLines(SharedData.path("venues/visible/okx/messages.jsonl"))) {
            JsonNode message = Reply.object(Reply.object(line).get("raw").asText());
            String channel = message.path("arg").path("channel").asText();
            if (!message.has("data")) {
                continue;
            }
            if (channel.equals("orders")) {
                assertEquals(0, events.orders(message), line);
            } else if (channel.equals("account")) {
                assertTrue(events.balances(message));
            }
        }
        assertEquals(List.of(
                "FILL 0 cum 100000 trade 242589207 px 315271 qty 100000 fee 2522168 of 1 at 1654084353263000000",
                "ACCEPTED 0 cum 0", "ACCEPTED 0 cum 38128", "balance 1 475042697069 free 473437119069"), news);
    }

    @Test
    void shouldTellEachTradeOnceThoughItIsPushedAgain() {
        String id = account.ids().text(1, 5);
        events.orders(push(id, "live", "", "0", "0", "0"));
        events.orders(push(id, "partially_filled", "70", "0.001", "0.001", "-0.000001"));
        events.orders(push(id, "partially_filled", "70", "0.001", "0.001", "-0.000001"));
        events.orders(push(id, "partially_filled", "71", "0.002", "0.003", "0.000002"));
        events.orders(push(id, "canceled", "71", "0.002", "0.003", "0.000002"));
        assertEquals(List.of("ACCEPTED 5 cum 0",
                "FILL 5 cum 100000 trade 70 px 315271 qty 100000 fee 100 of 0 at 1500000000",
                "FILL 5 cum 300000 trade 71 px 315271 qty 200000 fee -200 of 0 at 1500000000",
                "CANCELLED 5 cum 300000"), news);
    }

    @Test
    void shouldRoundAChargeAgainstUsAndNameAnUnknownFee() {
        String id = account.ids().text(1, 6);
        events.orders(push(id, "filled", "1", "0.001", "0.001", "-0.00000192834"));
        events.orders(push(id, "filled", "2", "0.001", "0.002", "0.00000192834"));
        assertEquals(List.of("FILL 6 cum 100000 trade 1 px 315271 qty 100000 fee 193 of 0 at 1500000000",
                "FILL 6 cum 200000 trade 2 px 315271 qty 100000 fee -192 of 0 at 1500000000"), news);
        news.clear();
        events.orders(Reply.object(push(id, "filled", "3", "0.001", "0.003", "-0.1").toString()
                .replace("\"fillFeeCcy\":\"BTC\"", "\"fillFeeCcy\":\"OKB\"")));
        assertEquals(List.of("FILL 6 cum 300000 trade 3 px 315271 qty 100000 fee 0 of -1 at 1500000000"), news);
    }

    @Test
    void shouldRefuseWhatIsNotPromised() {
        String good = push(account.ids().text(1, 7), "filled", "3", "0.001", "0.003", "-0.1").toString();
        for (String[] change : new String[][] {{"\"0.003\"", "\"\""}, {"\"0.003\"", "null"}, {"\"3\"", "\"x\""},
                {"\"31527.1\"", "\"1e308\""}, {"\"31527.1\"", "\"" + "1".repeat(40) + "\""}, {"\"1500\"", "\"-1\""},
                {"\"1500\"", "\"" + "9".repeat(18) + "\""}, {"\"ordId\"", "\"ord\""}, {"\"state\"", "\"stat\""}}) {
            JsonNode bad = Reply.object(good.replace(change[0], change[1]));
            assertThrows(IllegalArgumentException.class, () -> events.orders(bad), change[0] + " as " + change[1]);
        }
        events.absentBalances(Set.of("BTC"));
        assertEquals("balance 1 0 free 0", news.get(news.size() - 1));
    }

    @Test
    void shouldKnowWhichCodesLeaveTheOutcomeOpen() {
        for (int code : new int[] {50001, 50004, 50013, 50026, 51016, 51054, 51149}) {
            assertTrue(OkxErrors.outcomeUnknown(code), "" + code);
        }
        assertFalse(OkxErrors.outcomeUnknown(51008));
        assertEquals("INSUFFICIENT_BALANCE RATE_LIMIT TIMESTAMP FILTER MARKET_CLOSED AUTHENTICATION NO_ANSWER OTHER",
                String.join(" ", List.of(51008, 50011, 50102, 51020, 51001, 60007, 50004, 59999).stream()
                        .map(code -> OkxErrors.reason(code).name()).toList()));
        assertTrue(OkxErrors.missing(51603) && OkxErrors.missing(51400));
        assertFalse(OkxErrors.missing(51402), "a filled order is not missing");
    }

    @Test
    void shouldWantANumberForEachInstrument() {
        OkxInstruments instruments = new OkxInstruments(account);
        assertEquals("BTC-USDT is not listed", instruments.take(rows("{\"instId\":\"ETH-USDT\",\"instIdCode\":7}")));
        assertEquals(null, instruments.take(rows("{\"instId\":\"ETH-USDT\"},"
                + "{\"instId\":\"BTC-USDT\",\"instIdCode\":10459}")));
        assertEquals(10_459, instruments.code(0));
        JsonNode without = rows("{\"instId\":\"BTC-USDT\"}");
        assertThrows(IllegalArgumentException.class, () -> instruments.take(without));
    }

    private static JsonNode rows(String rows) {
        return Reply.object("{\"data\":[" + rows + "]}").get("data");
    }

    private static JsonNode push(String clientOrderId, String state, String tradeId, String fillSz, String accFillSz,
            String fee) {
        return Reply.object("{\"arg\":{\"channel\":\"orders\"},\"data\":[{\"instId\":\"BTC-USDT\",\"ordId\":\"9\","
                + "\"clOrdId\":\"" + clientOrderId + "\",\"state\":\"" + state + "\",\"tradeId\":\"" + tradeId
                + "\",\"fillPx\":\"31527.1\",\"fillSz\":\"" + fillSz + "\",\"accFillSz\":\"" + accFillSz
                + "\",\"fillFee\":\"" + fee + "\",\"fillFeeCcy\":\"BTC\",\"fillTime\":\"1500\",\"uTime\":\"1500\"}]}");
    }

    private static Order order() {
        Order order = new Order();
        order.epoch = 1;
        order.number = 1;
        order.side = Side.BUY;
        order.timeInForce = TimeInForce.IOC;
        order.px = 300_000;
        order.qty = 1_000_000;
        return order;
    }

    private Account account(Credentials credentials) {
        Asset btc = new Asset(0, "BTC", 8);
        Asset usdt = new Asset(1, "USDT", 8);
        Venue venue = new Venue(0, "delta", "okx");
        Instrument instrument = new Instrument(0, venue, "BTC-USDT", Kind.SPOT, btc, usdt, 1, 8, 1, 1, 1, 0, 0,
                FeeSide.RECEIVED);
        return new Account(venue, InstrumentTable.of(List.of(venue), List.of(btc, usdt), List.of(instrument)),
                credentials, new ClientOrderId("test"), new AccountSink() {
                    @Override
                    public void on(Report report) {
                        news.add(report.kind + " " + report.number + " cum " + report.cumQty
                                + (report.kind != Report.Kind.FILL ? "" : " trade " + report.tradeId + " px "
                                + report.px + " qty " + report.qty + " fee " + report.fee + " of " + report.feeAsset
                                + " at " + report.venueTimeNanos));
                    }

                    @Override
                    public void on(Balance balance) {
                        news.add("balance " + balance.asset + " " + balance.total + " free " + balance.free);
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
