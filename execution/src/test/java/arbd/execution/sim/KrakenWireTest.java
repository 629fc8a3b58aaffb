package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The text of a simulated Kraken, against recorded samples and naive arithmetic. */
final class KrakenWireTest {
    private static final long MILLI = 1_000_000L;
    private static final Pattern LEVEL = Pattern.compile("\\{\"price\":([0-9.]+),\"qty\":([0-9.]+)}");

    private final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    private final FaultPlan faults = new FaultPlan();
    private final SimulatedAccount account = Market.account(Market.GAMMA);
    private final SimulatedVenue venue;
    private final MarketModel model;
    private final KrakenWire wire;
    private final Clients client = new Clients();
    private final WireSession session;
    private long nonce = 100;

    KrakenWireTest() {
        InstrumentTable table = Market.table();
        SimulationSettings settings = Market.settings(4).calm();
        KrakenWire[] late = new KrakenWire[1];
        model = new MarketModel(table, settings, Market.START_NANOS, id -> {
            if (late[0] != null && id >= 6) {
                late[0].onBook(id);
            }
        });
        venue = new SimulatedVenue(table.venues().get(Market.GAMMA), table, settings, model, Market.START_NANOS);
        wire = new KrakenWire(venue, loop, faults, account);
        venue.listen(wire);
        late[0] = wire;
        session = wire.connect("/v2", client);
    }

    private void run(long millis) {
        for (long i = 0; i < millis; i++) {
            loop.advance(MILLI);
            model.advance(loop.nowNanos());
            venue.onBook(Market.GAMMA_BTC_USDT, loop.nowNanos());
            wire.onTimer(loop.nowNanos());
        }
    }

    private HttpReply rest(String method, String more) {
        String body = "nonce=" + ++nonce + more;
        String path = "/0/private/" + method;
        String sign = KrakenRest.sign(Base64.getDecoder().decode(account.secret()), path, Long.toString(nonce), body);
        return wire.http(new HttpCall("POST", path, "", Map.of("api-key", account.apiKey(), "api-sign", sign), body));
    }

    private String token() {
        return Shapes.parse(rest("GetWebSocketsToken", "").body()).get("result").get("token").asText();
    }

    /** The last frame. */
    private String last() {
        return client.frames.get(client.frames.size() - 1);
    }

    private void subscribeBook(int depth) {
        session.onText("{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USDT\"],\"depth\":"
                + depth + "},\"req_id\":1}");
    }

    /** A client's book kept as text, the checksum computed as documented; the naive twin. */
    private static final class NaiveBook {
        private final int depth;
        private final TreeMap<BigDecimal, String[]> bids = new TreeMap<>(Comparator.reverseOrder());
        private final TreeMap<BigDecimal, String[]> asks = new TreeMap<>();

        NaiveBook(int depth) {
            this.depth = depth;
        }

        void apply(String frame) {
            int split = frame.indexOf("\"asks\":");
            apply(bids, frame.substring(0, split));
            apply(asks, frame.substring(split));
        }

        private void apply(TreeMap<BigDecimal, String[]> side, String text) {
            Matcher level = LEVEL.matcher(text);
            while (level.find()) {
                if (new BigDecimal(level.group(2)).signum() == 0) {
                    side.remove(new BigDecimal(level.group(1)));
                } else {
                    side.put(new BigDecimal(level.group(1)), new String[] {level.group(1), level.group(2)});
                }
            }
            while (side.size() > depth) {
                side.pollLastEntry();
            }
        }

        long checksum() {
            StringBuilder text = new StringBuilder();
            for (TreeMap<BigDecimal, String[]> side : List.of(asks, bids)) {
                side.values().stream().limit(10).forEach(level -> text.append(bare(level[0])).append(bare(level[1])));
            }
            return crc(text.toString());
        }

        private static String bare(String number) {
            return number.replace(".", "").replaceFirst("^0+", "");
        }

        /** CRC-32 bit by bit. */
        static long crc(String text) {
            int crc = -1;
            for (byte b : text.getBytes(StandardCharsets.US_ASCII)) {
                crc ^= b & 0xFF;
                for (int bit = 0; bit < 8; bit++) {
                    crc = (crc & 1) != 0 ? crc >>> 1 ^ 0xEDB88320 : crc >>> 1;
                }
            }
            return ~crc & 0xFFFF_FFFFL;
        }
    }

    @Test
    void shouldSendBooksWhoseChecksumANaiveClientConfirms() {
        for (int depth : new int[] {10, 25}) {
            client.frames.clear();
            subscribeBook(depth);
            for (int i = 0; i < 200; i++) {
                run(20);
                if (i % 10 == 0) {
                    model.take(Market.GAMMA_BTC_USDT, Side.BUY, Long.MAX_VALUE, Long.MAX_VALUE);
                }
            }
            List<String> frames = client.with("\"channel\":\"book\",\"type\"");
            assertTrue(frames.size() > 150, "frames " + frames.size());
            NaiveBook book = new NaiveBook(depth);
            for (String frame : frames) {
                book.apply(frame);
                assertEquals(book.checksum(), Shapes.parse(frame).get("data").get(0).get("checksum").asLong(), frame);
            }
            assertEquals(Math.min(depth, 20), book.bids.size());
            session.onText("{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USDT\"]}}");
        }
    }

    @Test
    void shouldComputeTheRecordedChecksumsWithTheNaiveTwin() throws IOException {
        int snapshots = 0;
        for (String line : Files.readAllLines(
                SharedData.path("venues/visible/kraken/v2_book10_btcusd_resub_20260801.wire.jsonl"))) {
            if (line.contains("\"type\":\"snapshot\"")) {
                NaiveBook book = new NaiveBook(10);
                book.apply(line);
                assertEquals(Shapes.parse(line).get("data").get(0).get("checksum").asLong(), book.checksum());
                snapshots++;
            }
        }
        assertTrue(snapshots > 1, "snapshots " + snapshots);
    }

    @Test
    void shouldSpeakInTheShapeOfTheVenue() {
        assertEquals(Shapes.keys(Shapes.sample("kraken", "dc2026-STATUS")), Shapes.keys(client.frames.get(0)));
        subscribeBook(10);
        assertEquals(Shapes.without(Shapes.keys(client.frames.get(1)), ".req_id"),
                Shapes.keys(Shapes.sample("kraken", "dc2026-SUB_ACK")));
        model.take(Market.GAMMA_BTC_USDT, Side.SELL, 1, 1);
        List<String> updates = client.with("\"type\":\"update\"", "\"bids\":[{", "\"asks\":[]");
        assertEquals(Shapes.keys(Shapes.sample("kraken", "dc2026-UPDATE")), Shapes.keys(updates.get(0)));
        session.onText("{\"method\":\"ping\",\"req_id\":1}");
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-get_pong-0")), Shapes.keys(last()));
        session.onText("{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"WWW/USD\"]},"
                + "\"req_id\":0}");
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-test_deserializing_subscribe_error_message-53")),
                Shapes.keys(last()));
        subscribeBook(11);
        assertTrue(last().contains("Subscription depth not supported"), last());
        faults.freezeData(true);
        run(2_100);
        assertTrue(client.with("{\"channel\":\"heartbeat\"}").size() >= 2, "heartbeats");
    }

    @Test
    void shouldTakeAnOrderAndTellTheStreamsInTheShapeOfTheVenue() {
        String token = token();
        session.onText("{\"method\":\"subscribe\",\"params\":{\"channel\":\"executions\",\"token\":\"" + token
                + "\"},\"req_id\":0}");
        assertTrue(last().endsWith("\"data\":[],\"sequence\":1}"), last());
        session.onText("{\"method\":\"subscribe\",\"params\":{\"channel\":\"balances\",\"token\":\"" + token + "\"}}");
        assertEquals(Shapes.keys(Shapes.parse(last())).subList(0, 8), List.of(".channel", ".type", ".data",
                ".data[].asset", ".data[].asset_class", ".data[].balance", ".data[].wallets",
                ".data[].wallets[].type"));
        long ask = model.book(Market.GAMMA_BTC_USDT).asks().px(0);
        addOrder(token, "k1", "buy", Amounts.text(ask, 1), "0.50000000", "ioc");
        JsonNode reply = Shapes.parse(client.with("\"method\":\"add_order\"").get(0));
        assertEquals("k1", reply.get("result").get("cl_ord_id").asText());
        List<JsonNode> reports = new ArrayList<>();
        client.with("\"channel\":\"executions\",\"type\":\"update\"").forEach(f -> reports.add(Shapes.parse(f)));
        assertEquals(List.of("pending_new", "new", "trade", "canceled"), reports.stream()
                .map(r -> r.get("data").get(0).get("exec_type").asText()).toList());
        for (int i = 0; i < reports.size(); i++) {
            assertEquals(i + 2, reports.get(i).get("sequence").asInt());
            assertEquals(reply.get("result").get("order_id"), reports.get(i).get("data").get(0).get("order_id"));
        }
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-test_execution_limit_order_update_pending-41")),
                Shapes.without(Shapes.keys(reports.get(0)), ".data[].cl_ord_id"));
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-test_execution_order_update_new-43")),
                Shapes.keys(reports.get(1)));
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-test_execution_order_update_cancelled-40")),
                Shapes.keys(reports.get(3)));
        List<String> balances = client.with("\"channel\":\"balances\",\"type\":\"update\"");
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-test_balances_updates-46")),
                Shapes.keys(balances.get(0)));
        assertEquals(List.of(), venue.ledger().snapshot().violations());
    }

    private void addOrder(String token, String id, String side, String px, String qty, String timeInForce) {
        session.onText("{\"method\":\"add_order\",\"params\":{\"order_type\":\"limit\",\"side\":\"" + side
                + "\",\"order_qty\":" + qty + ",\"symbol\":\"BTC/USDT\",\"limit_price\":" + px
                + ",\"time_in_force\":\"" + timeInForce + "\",\"cl_ord_id\":\"" + id + "\",\"token\":\"" + token
                + "\"},\"req_id\":7}");
        run(10);
    }

    @Test
    void shouldTellEveryFillAndBalanceOfManyRandomOrders() {
        long seed = 23;
        SplittableRandom random = new SplittableRandom(seed);
        String token = token();
        for (String channel : List.of("executions", "balances")) {
            session.onText("{\"method\":\"subscribe\",\"params\":{\"channel\":\"" + channel + "\",\"token\":\"" + token
                    + "\"}}");
        }
        for (int i = 0; i < 300; i++) {
            boolean buy = random.nextBoolean();
            Levels levels = model.book(Market.GAMMA_BTC_USDT).against(buy ? Side.BUY : Side.SELL);
            addOrder(token, "z" + i, buy ? "buy" : "sell", Amounts.text(levels.px(0) + random.nextLong(-300, 300), 1),
                    Amounts.text(100_000 + random.nextLong(20_000_000), 8), random.nextBoolean() ? "ioc" : "gtc");
            run(random.nextInt(100));
        }
        List<String> heard = new ArrayList<>();
        long sequence = 1;
        for (String frame : client.with("\"channel\":\"executions\",\"type\":\"update\"")) {
            assertEquals(++sequence, Shapes.parse(frame).get("sequence").asLong());
            if (frame.contains("\"exec_type\":\"trade\"")) {
                heard.add(frame.replaceAll(".*\"trade_id\":([0-9]+),.*\"last_qty\":([0-9.]+),"
                        + "\"last_price\":([0-9.]+),.*"
                        + "\"fees\":\\[\\{\"asset\":\"USDT\",\"qty\":([0-9.]+)}].*", "$1 $2 $3 $4"));
            }
        }
        List<String> booked = new ArrayList<>();
        for (LedgerFill fill : venue.ledger().snapshot().fills()) {
            booked.add(fill.tradeId() + " " + Amounts.text(fill.qty(), 8) + " " + Amounts.text(fill.px(), 1) + " "
                    + Amounts.text(fill.fee(), 8));
        }
        assertEquals(booked, heard, "seed " + seed);
        assertTrue(heard.size() > 150, "fills " + heard.size());
        List<String> balances = client.with("\"channel\":\"balances\",\"type\":\"update\"");
        String last = balances.get(balances.size() - 1);
        assertTrue(last.contains("\"balance\":" + Amounts.text(venue.wallets().total(1), 8) + "}"), last);
        assertTrue(last.contains("\"balance\":" + Amounts.text(venue.wallets().total(0), 8) + "}"), last);
    }

    @Test
    void shouldCancelOneAllAndAllAfterATime() {
        String token = token();
        for (String id : List.of("c1", "c2", "c3", "c4")) {
            addOrder(token, id, "buy", "50000.0", "0.01", "gtc");
        }
        session.onText("{\"method\":\"cancel_order\",\"params\":{\"cl_ord_id\":[\"c1\"],\"token\":\"" + token + "\"}}");
        run(10);
        assertTrue(last().contains("\"result\":{\"cl_ord_id\":\"c1\"},\"success\":true"), last());
        session.onText("{\"method\":\"cancel_order\",\"params\":{\"cl_ord_id\":[\"c1\"],\"token\":\"" + token + "\"}}");
        run(10);
        assertTrue(last().contains("EOrder:Unknown order"), last());
        String open = rest("OpenOrders", "").body();
        assertTrue(open.contains("\"cl_ord_id\":\"c2\"") && !open.contains("\"cl_ord_id\":\"c1\""), open);
        String closed = rest("ClosedOrders", "&cl_ord_id=c1&trades=true").body();
        assertEquals(1, Shapes.parse(closed).get("result").get("count").asInt(), closed);
        session.onText("{\"method\":\"cancel_all_orders_after\",\"params\":{\"timeout\":2,\"token\":\"" + token + "\"},"
                + "\"req_id\":0}");
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-test_cancel_on_disconnect-36")), Shapes.keys(last()));
        run(1_990);
        assertEquals(3, venue.openOrders().size());
        run(20);
        assertEquals(0, venue.openOrders().size());
        addOrder(token, "c5", "buy", "50000.0", "0.01", "gtc");
        session.onText("{\"method\":\"cancel_all\",\"params\":{\"token\":\"" + token + "\"},\"req_id\":0}");
        run(10);
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-test_cancel_all_orders-35")), Shapes.keys(last()));
        assertTrue(last().contains("\"count\":1"), last());
    }

    @Test
    void shouldRefuseInTheWordsOfTheVenue() {
        String token = token();
        addOrder("nonsense", "w0", "buy", "50000.0", "0.01", "ioc");
        assertTrue(last().contains("ESession:Invalid session"), last());
        addOrder(token, "w1", "buy", "50000.05", "0.01", "ioc");
        assertTrue(last().contains("EOrder:Tick size check failed"), last());
        addOrder(token, "w2", "buy", "50000.0", "100", "ioc");
        assertTrue(last().contains("EOrder:Insufficient funds"), last());
        addOrder(token, "w3", "buy", "\"50000.0\"", "0.01", "ioc");
        assertEquals(Shapes.keys(Shapes.sample("kraken", "kar-test_amend_order_error_response-31")),
                Shapes.keys(last()));
        assertTrue(last().contains("must be a number_float"), last());
        addOrder(token, "w4-is-longer-than-18", "buy", "50000.0", "0.01", "ioc");
        assertTrue(last().contains("EGeneral:Invalid arguments"), last());
        nonce--;
        assertEquals("{\"error\":[\"EAPI:Invalid nonce\"]}", rest("OpenOrders", "").body());
        nonce += 5;
        HttpReply forged = wire.http(new HttpCall("POST", "/0/private/OpenOrders", "",
                Map.of("api-key", account.apiKey(), "api-sign", "AAAA"), "nonce=999"));
        assertEquals("{\"error\":[\"EAPI:Invalid signature\"]}", forged.body());
    }

    @Test
    void shouldSignAsPublished() throws IOException {
        JsonNode vectors = Shapes.parse(
                Files.readString(SharedData.path("venues/visible/kraken/signing_vectors.json")));
        for (JsonNode v : vectors.get("vectors")) {
            byte[] secret = Base64.getDecoder().decode(v.get("secret").asText());
            assertEquals(v.get("expected").asText(), KrakenRest.sign(secret, v.get("path").asText(),
                    v.get("nonce").asText(), v.get("body").asText()));
        }
        assertTrue(vectors.get("vectors").size() >= 2);
    }

    @Test
    void shouldSendAWrongChecksumOnceWhenAsked() {
        subscribeBook(10);
        faults.wrongChecksums(1);
        run(300);
        NaiveBook book = new NaiveBook(10);
        List<Boolean> right = new ArrayList<>();
        for (String frame : client.with("\"channel\":\"book\",\"type\"")) {
            book.apply(frame);
            right.add(book.checksum() == Shapes.parse(frame).get("data").get(0).get("checksum").asLong());
        }
        assertTrue(right.get(0));
        assertFalse(right.get(1));
        assertFalse(right.subList(2, right.size()).contains(false), right.toString());
    }
}
