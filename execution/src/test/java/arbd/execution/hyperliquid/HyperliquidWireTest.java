package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.net.Account;
import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.execution.net.Request;
import arbd.execution.order.Order;
import arbd.execution.order.Report;
import arbd.execution.order.TimeInForce;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Venue;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests as they go out, and recorded answers and lists as they come in. */
final class HyperliquidWireTest {
    private static final long NOW = 1_790_000_000_000L;

    private final Desk perps = new Desk(false, "BTC");

    @Test
    void shouldWriteOrdersAsTheVenueReadsThem() {
        SignedRequest request = new SignedRequest();
        request.id = 42;
        request.nonce = NOW;
        Order order = Desk.order(3, "62000.000000", "0.120000", TimeInForce.IOC);
        perps.requests.place(request, order, perps.account.table().get(0), 173, NOW * 1_000_000);
        String action = "{\"type\":\"order\",\"orders\":[{\"a\":173,\"b\":true,\"p\":\"62000\",\"s\":\"0.12\","
                + "\"r\":false,\"t\":{\"limit\":{\"tif\":\"Ioc\"}},\"c\":\"0x617465737400000007000000000000" + "03\"}],"
                + "\"grouping\":\"na\"}";
        assertSent("{\"method\":\"post\",\"id\":42,\"request\":{\"type\":\"action\",\"payload\":{\"action\":" + action
                + ",\"nonce\":1790000000000,\"signature\":{", request);
        assertTrue(request.text.toString().endsWith("},\"vaultAddress\":null,\"expiresAfter\":1790000005000}}}"));
        order.side = Side.SELL;
        order.timeInForce = TimeInForce.POST_ONLY;
        order.reduceOnly = true;
        request.vault = "0x1719884eb866cb12b2287399b15f7db5e7d775ea";
        perps.requests.place(request, order, perps.account.table().get(0), 10_107, NOW * 1_000_000);
        assertSent("{\"method\":\"post\",\"id\":42,\"request\":{\"type\":\"action\",\"payload\":{\"action\":"
                + action.replace("173", "10107").replace("\"b\":true", "\"b\":false").replace("Ioc", "Alo")
                .replace("\"r\":false", "\"r\":true"), request);
        assertTrue(request.text.toString().contains("},\"vaultAddress\":\"" + request.vault + "\","));
        perps.requests.cancel(request, order, 173);
        assertSent("{\"method\":\"post\",\"id\":42,\"request\":{\"type\":\"action\",\"payload\":{\"action\":"
                + "{\"type\":\"cancelByCloid\",\"cancels\":[{\"asset\":173,"
                + "\"cloid\":\"0x61746573740000000700000000000003\"}]},\"nonce\"", request);
        assertFalse(request.text.toString().contains("expiresAfter"));
    }

    /** What was packed is what was written, and whoever recovers the signer finds us. */
    private static void assertSent(String begin, SignedRequest request) {
        AgentDigest digest = new AgentDigest(false);
        SigningDesk.finish(request, digest, Desk.KEY);
        String text = request.text.toString();
        assertEquals(begin, text.substring(0, Math.min(begin.length(), text.length())));
        JsonNode payload = Reply.object(text).path("request").path("payload");
        MessagePack packed = new MessagePack();
        PackedJson.append(payload.get("action"), packed);
        assertEquals(Arrays.toString(Arrays.copyOf(packed.bytes(), packed.length())),
                Arrays.toString(Arrays.copyOf(request.action.bytes(), request.action.length())));
    }

    @Test
    void shouldWantAnAddress() {
        for (String key : List.of("key", Desk.ADDRESS + "0", Desk.ADDRESS.replace("AA", "gg"))) {
            Account wrong = new Account(perps.account.venue(), perps.account.table(), new Credentials(key, "secret"),
                    perps.account.ids(), perps.account.sink());
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                    () -> new HyperliquidRequests(wrong));
            assertTrue(refused.getMessage().contains("0x and 40 hexadecimal digits"), refused.getMessage());
        }
        assertEquals("0x00000000000000000000000000000000000000aa", perps.requests.user());
    }

    /** Delisted perpetuals count; of the spot markets most are not where their number says. */
    @Test
    void shouldNumberEveryInstrumentOnRecord() throws Exception {
        List<String> rows = Files.readAllLines(
                SharedData.path("venues/visible/hyperliquid/instruments/instruments_expected.tsv"));
        int[] checked = new int[2];
        for (boolean spot : new boolean[] {false, true}) {
            String file = spot ? "spotMeta_20250822.json" : "meta_20250822.json";
            List<String[]> expected = rows.stream().map(row -> row.split("\t", -1))
                    .filter(row -> row[0].equals(file)).toList();
            Account account = account(spot, expected.stream().map(row -> row[2]).toList());
            HyperliquidAssets assets = new HyperliquidAssets(account, spot);
            assertEquals(null, assets.take(Reply.object(Files.readString(
                    SharedData.path("venues/visible/hyperliquid/instruments/" + file)))));
            for (String[] row : expected) {
                Instrument instrument = assets.instrument(row[2]);
                assertTrue((row[12] + " ").contains("asset_id=" + assets.number(instrument.id()) + " "), row[2]);
                assertEquals(row[7].contains(".") ? row[7].length() - 2 : 0, lotDecimals(assets, instrument), row[2]);
                assertEquals(instrument.base(), spot && !row[3].isEmpty() && unique(expected, row[3])
                        ? assets.asset(row[3]) : instrument.base());
                checked[spot ? 1 : 0]++;
            }
        }
        assertTrue(checked[0] == 203 && checked[1] == 120, Arrays.toString(checked));
    }

    private static boolean unique(List<String[]> rows, String base) {
        return rows.stream().filter(row -> row[3].equals(base)).count() == 1
                && rows.stream().noneMatch(row -> row[4].equals(base));
    }

    /** As many decimals as a size of whole price may have. */
    private static int lotDecimals(HyperliquidAssets assets, Instrument instrument) {
        int decimals = 0;
        while (assets.refusal(instrument, 100_000_000, (long) Math.pow(10, 8 - decimals - 1)) == null) {
            decimals++;
        }
        return decimals;
    }

    private Account account(boolean spot, List<String> symbols) {
        Venue venue = perps.account.venue();
        Asset usdc = new Asset(0, "USDC", 8);
        List<Asset> assets = new ArrayList<>(List.of(usdc));
        List<Instrument> instruments = new ArrayList<>();
        for (String symbol : symbols) {
            assets.add(new Asset(assets.size(), "BASE" + assets.size(), 8));
            instruments.add(new Instrument(instruments.size(), venue, symbol, spot ? Kind.SPOT : Kind.PERP_LINEAR,
                    assets.get(assets.size() - 1), usdc, 8, 8, 1, 1, 1, 0, 0, FeeSide.QUOTE));
        }
        return new Account(venue, InstrumentTable.of(List.of(venue), assets, instruments), perps.account.credentials(),
                perps.account.ids(), perps.account.sink());
    }

    @Test
    void shouldSayWhichInstrumentIsNotListed() {
        assertEquals("BTC", perps.assets.take(Reply.object("{\"universe\":[{\"name\":\"ETH\",\"szDecimals\":4}]}")));
        assertThrows(IllegalArgumentException.class, () -> perps.assets.take(
                Reply.object("{\"universe\":[{\"name\":\"BTC\",\"szDecimals\":99}]}")));
        Desk spot = new Desk(true, "@142");
        assertThrows(IllegalArgumentException.class, () -> spot.assets.take(Reply.object(
                "{\"universe\":[{\"name\":\"@142\",\"index\":142,\"tokens\":[9,0]}],\"tokens\":[]}")));
    }

    @Test
    void shouldReadEveryAnswerToAnActionOnRecord() throws Exception {
        int answers = 0;
        for (String line : Files.readAllLines(SharedData.path("venues/visible/hyperliquid/messages.jsonl"))) {
            JsonNode entry = Reply.object(line);
            if (!entry.get("channel").asText().equals("POST /exchange")) {
                continue;
            }
            boolean cancel = entry.get("raw").asText().contains("\"type\":\"cancel\"");
            perps.replies.read(request(cancel ? Request.Kind.CANCEL : Request.Kind.PLACE, TimeInForce.GTC),
                    Reply.object("{\"type\":\"action\",\"payload\":" + entry.get("raw").asText() + "}"));
            answers++;
        }
        assertEquals(11, answers);
        assertEquals(List.of("ACCEPTED 9 cum -1 oid 77738308", "ACCEPTED 9 cum -1 oid 41545810396",
                "REJECTED 9 AUTHENTICATION cum -1", "REJECTED 9 FILTER cum -1", "ACCEPTED 9 cum -1 oid 41547028680",
                "NOT_FOUND 9 OTHER cum -1", "ACCEPTED 9 cum -1 oid 41569113380", "NOT_FOUND 9 OTHER cum -1",
                "ACCEPTED 9 cum -1 oid 41569111732"), perps.news);
    }

    @Test
    void shouldEndAnImmediateOrderWithItsReply() {
        read(TimeInForce.IOC, "{\"filled\":{\"totalSz\":\"0.02\",\"avgPx\":\"1891.4\",\"oid\":5}}");
        read(TimeInForce.IOC, "{\"filled\":{\"totalSz\":\"0.12\",\"avgPx\":\"1891.4\",\"oid\":6}}");
        read(TimeInForce.GTC, "{\"filled\":{\"totalSz\":\"0.02\",\"avgPx\":\"1891.4\",\"oid\":7}}");
        read(TimeInForce.IOC, "{\"error\":\"Order could not immediately match against any resting orders. asset=4\"}");
        read(TimeInForce.IOC, "{\"error\":\"Insufficient margin to place order. asset=4\"}");
        read(TimeInForce.GTC, "{\"error\":\"Cannot place order with duplicate cloid. asset=4\"}");
        assertEquals(List.of("ACCEPTED 9 cum -1 oid 5", "CANCELLED 9 cum 20000", "ACCEPTED 9 cum -1 oid 6",
                "ACCEPTED 9 cum -1 oid 7", "CANCELLED 9 cum 0", "REJECTED 9 INSUFFICIENT_BALANCE cum -1",
                "UNKNOWN 9 NO_ANSWER cum -1"), perps.news);
    }

    private void read(TimeInForce timeInForce, String status) {
        perps.replies.read(request(Request.Kind.PLACE, timeInForce), Reply.object("{\"type\":\"action\",\"payload\":"
                + "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[" + status + "]}}}}"));
    }

    private static Request request(Request.Kind kind, TimeInForce timeInForce) {
        Request request = Request.about(Desk.order(9, "62000", "0.12", timeInForce), kind);
        request.end = timeInForce == TimeInForce.IOC ? Report.Kind.CANCELLED : Report.Kind.ACCEPTED;
        request.cumQty = 120_000;
        return request;
    }

    @Test
    void shouldCallAnOutcomeOpenUnlessTheVenueRefused() {
        String[] told = {"\"429 Too Many Requests\"", "\"500 Internal Server Error\"", "\"408 Request Timeout\"",
            "\"422 Unprocessable Entity\"", "\"socket broke\""};
        for (String payload : told) {
            perps.replies.read(request(Request.Kind.PLACE, TimeInForce.IOC),
                    Reply.object("{\"type\":\"error\",\"payload\":" + payload + "}"));
        }
        assertEquals(List.of("REJECTED 9 RATE_LIMIT cum -1", "UNKNOWN 9 NO_ANSWER cum -1",
                "UNKNOWN 9 NO_ANSWER cum -1", "REJECTED 9 OTHER cum -1", "UNKNOWN 9 OTHER cum -1"), perps.news);
        for (String bad : List.of("{}", "{\"type\":\"action\",\"payload\":{}}", "{\"type\":\"action\",\"payload\":"
                + "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[{}]}}}}")) {
            assertThrows(IllegalArgumentException.class,
                    () -> perps.replies.read(request(Request.Kind.PLACE, TimeInForce.IOC), Reply.object(bad)), bad);
        }
    }

    @Test
    void shouldKnowWhatTheWordsMean() {
        assertEquals("INSUFFICIENT_BALANCE INSUFFICIENT_BALANCE RATE_LIMIT TIMESTAMP TIMESTAMP AUTHENTICATION "
                + "MARKET_CLOSED FILTER FILTER FILTER NO_ANSWER OTHER", String.join(" ", List.of(
                "Insufficient margin to place order. asset=1", "Insufficient spot balance. asset=10107",
                "Too many cumulative requests sent", "Invalid nonce: duplicate nonce 5", "Action expired",
                "User or API Wallet 0x28 does not exist.", "Trading is halted. asset=5",
                "Price must be divisible by tick size. asset=5", "Order must have minimum value of $10. asset=5",
                "Order price cannot be more than 95% away from the reference price", "internal error",
                "Reduce only order would increase position. asset=5").stream()
                .map(words -> HyperliquidErrors.reason(words).name()).toList()));
        assertTrue(HyperliquidErrors.missing("Order was never placed, already canceled, or filled. asset=173"));
        assertFalse(HyperliquidErrors.outcomeUnknown("Order must have minimum value of $10. asset=5"));
    }
}
