package arbd.execution.binance;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Requests as they go out, and recorded and documented events as they come in. */
final class BinanceWireTest {
    private static final String SECRET = "a-secret-of-a-test";

    private final List<String> news = new ArrayList<>();
    private final Account account = account();

    @Test
    void shouldWriteASignedOrder() throws Exception {
        Order order = new Order();
        order.epoch = 35;
        order.number = 36;
        order.side = Side.SELL;
        order.timeInForce = TimeInForce.IOC;
        order.px = 10_264_410;
        order.qty = 100_000_000;
        String text = new BinanceRequests(account)
                .place(17, order, account.table().get(0), 1_700_000_000_123_456_789L).toString();
        String signed = "apiKey=key&newClientOrderId=atest000z00000010&newOrderRespType=ACK&price=0.1026441&quantity=1"
                + "&recvWindow=5000&side=SELL&symbol=ETHBTC&timeInForce=IOC&timestamp=1700000000123&type=LIMIT";
        assertEquals("{\"id\":17,\"method\":\"order.place\",\"params\":{\"apiKey\":\"key\",\"newClientOrderId\":"
                + "\"atest000z00000010\",\"newOrderRespType\":\"ACK\",\"price\":\"0.1026441\",\"quantity\":\"1\","
                + "\"recvWindow\":5000,\"side\":\"SELL\",\"symbol\":\"ETHBTC\",\"timeInForce\":\"IOC\","
                + "\"timestamp\":1700000000123,\"type\":\"LIMIT\",\"signature\":\"" + hmac(signed) + "\"}}", text);
    }

    @Test
    void shouldWriteAnOrderThatMayOnlyReduceSigned() throws Exception {
        Order order = new Order();
        order.epoch = 1;
        order.number = 1;
        order.px = 1;
        order.qty = 1;
        order.reduceOnly = true;
        JsonNode params = Reply.object(new BinanceRequests(account).place(1, order, account.table().get(0), 1_000_000)
                .toString()).get("params");
        assertEquals("true", params.get("reduceOnly").asText());
        assertSigned(params);
    }

    @Test
    void shouldWriteTheOtherRequestsSigned() throws Exception {
        BinanceRequests requests = new BinanceRequests(account);
        Order order = new Order();
        order.epoch = 1;
        order.number = 1;
        for (String text : List.of(requests.subscribe(1, 1_000_000).toString(),
                requests.balances(2, 1_000_000).toString(),
                requests.cancel(3, order, account.table().get(0), 1_000_000).toString(),
                requests.query(4, order, account.table().get(0), 1_000_000).toString(),
                requests.fills(5, 77, account.table().get(0), 1_000_000).toString())) {
            assertSigned(Reply.object(text).get("params"));
        }
    }

    /** Names in order, and signed. */
    private static void assertSigned(JsonNode params) throws Exception {
        List<String> pairs = new ArrayList<>();
        params.properties().forEach(pair -> pairs.add(pair.getKey() + "=" + pair.getValue().asText()));
        String last = pairs.remove(pairs.size() - 1);
        assertEquals(pairs.stream().sorted().toList(), pairs);
        assertEquals("signature=" + hmac(String.join("&", pairs)), last);
    }

    @Test
    void shouldReadEveryOrderEventOnRecord() throws Exception {
        BinanceEvents events = events();
        int known = 0;
        for (String line : Files.readAllLines(SharedData.path("venues/visible/binance/messages.jsonl"))) {
            JsonNode message = Reply.object(line);
            if (!message.path("expect").path("type").asText().equals("order_event")) {
                continue;
            }
            JsonNode raw = Reply.object(message.get("raw").asText());
            JsonNode event = raw.has("event") ? raw.get("event") : raw.get("data");
            JsonNode expect = message.get("expect");
            news.clear();
            if (events.event(event)) {
                known++;
                assertEquals(List.of("ACCEPTED ours false order " + expect.get("order_id").asText() + " cum 0"), news);
            }
        }
        assertEquals(2, known);
    }

    @Test
    void shouldReadFillsCancelsAndBalancesExactly() {
        BinanceEvents events = events();
        String id = account.ids().text(2, 3);
        events.event(Reply.object(execution("TRADE", "PARTIALLY_FILLED", id, "")));
        events.event(Reply.object(execution("CANCELED", "CANCELED", "other", id)));
        events.event(Reply.object(execution("EXPIRED", "EXPIRED", id, "")));
        events.event(Reply.object(execution("TRADE_PREVENTION", "EXPIRED_IN_MATCH", id, "")));
        events.event(Reply.object(execution("REJECTED", "REJECTED", id, "")));
        assertEquals(List.of(
                "FILL ours true order 9 cum 25000000 trade 5 px 10264411 qty 15000000 fee 15001 of 0",
                "CANCELLED ours true order 9 cum 25000000", "CANCELLED ours true order 9 cum 25000000",
                "CANCELLED ours true order 9 cum 25000000", "REJECTED ours true order 9 cum 25000000"), news);
        news.clear();
        events.event(Reply.object("{\"e\":\"outboundAccountPosition\",\"u\":7,\"B\":[{\"a\":\"ETH\",\"f\":\"1.5\","
                + "\"l\":\"0.25\"},{\"a\":\"NEW\",\"f\":\"1\",\"l\":\"0\"}]}"));
        assertEquals(List.of("balance 0 175000000 150000000 at 7000000"), news);
    }

    @Test
    void shouldNotMistakeAnyMutatedEventForAnotherKindOfError() {
        long seed = 5;
        Random random = new Random(seed);
        String good = execution("TRADE", "PARTIALLY_FILLED", account.ids().text(2, 3), "");
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = good.getBytes(StandardCharsets.UTF_8);
            for (int n = 0; n < 3; n++) {
                bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:0123456789.eE+-\\ x".charAt(random.nextInt(25));
            }
            try {
                events().event(Reply.object(new String(bytes, StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertTrue(refused > 2_000, "seed " + seed + ": " + refused);
    }

    private static String execution(String type, String status, String id, String original) {
        return "{\"e\":\"executionReport\",\"E\":1,\"s\":\"ETHBTC\",\"c\":\"" + id + "\",\"C\":\"" + original
                + "\",\"x\":\"" + type + "\",\"X\":\"" + status + "\",\"r\":\"NONE\",\"i\":9,\"l\":\"0.15000000\","
                + "\"z\":\"0.25000000\",\"L\":\"0.10264411\",\"n\":\"0.000150001\",\"N\":\"ETH\",\"T\":1,\"t\":5}";
    }

    private BinanceEvents events() {
        return new BinanceEvents(account, new AccountWriter(account,
                new NetLoop(new EmbeddedChannel().eventLoop(), EmbeddedChannel.class, new SystemClock())));
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        StringBuilder hex = new StringBuilder();
        for (byte b : mac.doFinal(text.getBytes(StandardCharsets.UTF_8))) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }

    private Account account() {
        Asset eth = new Asset(0, "ETH", 8);
        Asset btc = new Asset(1, "BTC", 8);
        Venue venue = new Venue(0, "binance", "binance");
        Instrument ethBtc = new Instrument(0, venue, "ETHBTC", Kind.SPOT, eth, btc, 8, 8, 1, 1, 1, 0, 0,
                FeeSide.RECEIVED);
        return new Account(venue, InstrumentTable.of(List.of(venue), List.of(eth, btc), List.of(ethBtc)),
                new Credentials("key", SECRET), new ClientOrderId("test"), new AccountSink() {
                    @Override
                    public void on(Report report) {
                        news.add(report.kind + " ours " + (report.number > 0) + " order "
                                + new String(report.venueOrderId, 0, report.venueOrderIdLength,
                                StandardCharsets.US_ASCII) + " cum " + report.cumQty
                                + (report.kind != Report.Kind.FILL ? "" : " trade " + report.tradeId + " px "
                                + report.px + " qty " + report.qty + " fee " + report.fee + " of " + report.feeAsset));
                    }

                    @Override
                    public void on(Balance balance) {
                        news.add("balance " + balance.asset + " " + balance.total + " " + balance.free + " at "
                                + balance.venueTimeNanos);
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
