package arbd.execution.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.ethereum.Curve;
import arbd.execution.ethereum.WalletKey;
import arbd.execution.hyperliquid.AgentDigest;
import arbd.execution.hyperliquid.MessagePack;
import arbd.execution.hyperliquid.PackedJson;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A simulated Hyperliquid on virtual time with one client, and what that sends, signed. */
class HyperliquidRig {
    static final long MILLI = 1_000_000L;
    static final long FUNDING_NANOS = 10_000 * MILLI;
    static final String ADDRESS = "0x" + "ab".repeat(20);
    static final WalletKey KEY = new WalletKey(Curve.plainJava(), "0x" + "5a".repeat(32));

    final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    final FaultPlan faults = new FaultPlan();
    final Clients client = new Clients();
    final InstrumentTable table;
    final SimulationSettings settings;
    final SimulatedVenue venue;
    final MarketModel model;
    final HyperliquidWire wire;
    WireSession session;
    long nonce = Market.START_NANOS / MILLI;

    HyperliquidRig(String protocol) {
        boolean spot = protocol.equals(HyperliquidMarket.SPOT);
        Asset usdc = new Asset(0, "USDC", 8);
        Asset btc = new Asset(1, "BTC", 8);
        Venue eta = new Venue(0, "eta", protocol);
        table = InstrumentTable.of(List.of(eta), List.of(usdc, btc), List.of(new Instrument(0, eta,
                spot ? "@142" : "BTC", spot ? Kind.SPOT : Kind.PERP_LINEAR, btc, usdc, 1, 5, 10, 1, 1, 0, 45_000,
                spot ? FeeSide.RECEIVED : FeeSide.QUOTE)));
        settings = SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")),
                Map.of(0, Map.of(0, 20_000_000_000_000L, 1, spot ? 300_000_000L : 0L))).withSeed(4).calm();
        model = new MarketModel(table, settings, Market.START_NANOS, id -> { });
        venue = new SimulatedVenue(eta, table, settings, model, Market.START_NANOS);
        wire = new HyperliquidWire(venue, loop, faults, new SimulatedAccount(ADDRESS, "0x" + "5a".repeat(32)),
                FUNDING_NANOS);
        venue.listen(wire);
        session = wire.connect("/ws", client);
    }

    void run(long millis) {
        for (long i = 0; i < millis; i++) {
            loop.advance(MILLI);
            model.advance(loop.nowNanos());
            venue.onBook(0, loop.nowNanos());
            wire.onTimer(loop.nowNanos());
        }
    }

    void subscribe(String... subscriptions) {
        for (String subscription : subscriptions) {
            session.onText("{\"method\":\"subscribe\",\"subscription\":{" + subscription + "}}");
        }
    }

    void subscribeAccount() {
        for (String type : List.of("orderUpdates", "userFills", "userFundings")) {
            subscribe("\"type\":\"" + type + "\",\"user\":\"" + ADDRESS + "\"");
        }
    }

    static String order(String side, String tif, String px, String sz) {
        return "{\"type\":\"order\",\"orders\":[{\"a\":1,\"b\":" + side.equals("buy") + ",\"p\":\"" + px
                + "\",\"s\":\"" + sz + "\",\"r\":false,\"t\":{\"limit\":{\"tif\":\"" + tif
                + "\"}},\"c\":\"0x" + "0".repeat(30) + "07\"}],"
                + "\"grouping\":\"na\"}";
    }

    /** Signed as the venue's own client signs it: r and s without leading zeros. */
    String payload(String action, long number, WalletKey key, long expires) {
        MessagePack packed = new MessagePack();
        PackedJson.append(Shapes.parse(action), packed);
        AgentDigest agent = new AgentDigest(false);
        byte[] signature = key.sign(agent.digest(agent.connectionId(packed, number, null, expires)));
        return "{\"action\":" + action + ",\"nonce\":" + number + ",\"signature\":{\"r\":\"" + hex(signature, 0)
                + "\",\"s\":\"" + hex(signature, 32) + "\",\"v\":" + signature[64] + "}"
                + (expires == 0 ? "" : ",\"expiresAfter\":" + expires) + "}";
    }

    static String hex(byte[] signature, int from) {
        return "0x" + new BigInteger(1, Arrays.copyOfRange(signature, from, from + 32)).toString(16);
    }

    JsonNode act(String payload) {
        session.onText("{\"method\":\"post\",\"id\":5,\"request\":{\"type\":\"action\",\"payload\":" + payload + "}}");
        run(10);
        return Shapes.parse(client.with("\"channel\":\"post\"").get(client.with("\"channel\":\"post\"").size() - 1))
                .at("/data/response/payload");
    }

    JsonNode act(String action, boolean signed) {
        assertTrue(signed);
        return act(payload(action, ++nonce, KEY, 0));
    }

    static String first(JsonNode reply) {
        JsonNode status = reply.at("/response/data/statuses/0");
        return reply.path("status").asText().equals("err") ? reply.path("response").asText()
                : status.path("error").asText(status.toString());
    }

    String info(String question) {
        return wire.http(new HttpCall("POST", "/info", Map.of(), question)).body();
    }

    String last() {
        return client.frames.get(client.frames.size() - 1);
    }
}
