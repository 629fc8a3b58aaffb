package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A simulated Coinbase on virtual time, and a client that signs by hand and keeps texts. */
abstract class CoinbaseClient {
    static final long MILLI = 1_000_000L;
    static final String NAME = "organizations/o/apiKeys/k";
    static final String PEM = CoinbaseKeys.generate();
    static final String ORDERS = "/api/v3/brokerage/orders";

    final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    final FaultPlan faults = new FaultPlan();
    final Clients client = new Clients();
    final Rest rest = new Rest();
    final SimulatedVenue venue;
    final MarketModel model;
    final CoinbaseWire wire;
    int nonce;

    /** A client's end of a connection for requests. */
    static final class Rest implements RestChannel {
        final List<HttpReply> replies = new ArrayList<>();
        boolean cut;

        @Override
        public void answer(HttpReply reply) {
            replies.add(reply);
        }

        @Override
        public void cut() {
            cut = true;
        }

        HttpReply last() {
            return replies.get(replies.size() - 1);
        }
    }

    CoinbaseClient() {
        InstrumentTable table = table();
        Map<Integer, Long> wallets = Map.of(0, 20_000_000_000_000L, 1, 300_000_000L);
        SimulationSettings settings = SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")), Map.of(0, wallets)).withSeed(4).calm();
        model = new MarketModel(table, settings, Market.START_NANOS, id -> { });
        venue = new SimulatedVenue(table.venues().get(0), table, settings, model, Market.START_NANOS);
        wire = new CoinbaseWire(venue, loop, faults, new SimulatedAccount(NAME, PEM));
        venue.listen(wire);
        wire.opened(rest);
    }

    static InstrumentTable table() {
        Asset usd = new Asset(0, "USD", 8);
        Asset btc = new Asset(1, "BTC", 8);
        Venue coinbase = new Venue(0, "echo", "coinbase");
        return InstrumentTable.of(List.of(coinbase), List.of(usd, btc), List.of(new Instrument(0, coinbase, "BTC-USD",
                Kind.SPOT, btc, usd, 2, 8, 1, 1, 1_000, 100_000_000, 600_000, FeeSide.QUOTE)));
    }

    void run(long millis) {
        for (long i = 0; i < millis; i++) {
            loop.advance(MILLI);
            model.advance(loop.nowNanos());
            venue.onBook(0, loop.nowNanos());
            wire.onBook(0);
            wire.onTimer(loop.nowNanos());
        }
    }

    /** Signed by hand, with the claims as given. */
    static String token(String head, String claims, String pem) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String text = base64.encodeToString(head.getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(
                    new BigInteger(1, der, 7, 32), curve.getParameterSpec(ECParameterSpec.class)));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + base64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    String head() {
        return head(++nonce);
    }

    static String head(int nonce) {
        return "{\"alg\":\"ES256\",\"kid\":\"" + NAME + "\",\"nonce\":\"" + nonce + "\",\"typ\":\"JWT\"}";
    }

    String claims(String uri) {
        return claims(uri, loop.nowNanos() / 1_000_000_000L);
    }

    static String claims(String uri, long now) {
        return "{\"sub\":\"" + NAME + "\",\"iss\":\"cdp\",\"nbf\":" + now + ",\"exp\":" + (now + 120)
                + (uri == null ? "" : ",\"uri\":\"" + uri + "\"") + "}";
    }

    String token(String uri) {
        return token(head(), claims(uri), PEM);
    }

    HttpReply call(String method, String path, String query, String body, String token) {
        wire.http(new HttpCall(method, path, query, token.isEmpty() ? Map.of("host", "127.0.0.1:4711")
                : Map.of("host", "127.0.0.1:4711", "authorization", "Bearer " + token), body), rest);
        run(50);
        return rest.replies.isEmpty() ? null : rest.last();
    }

    HttpReply get(String path, String query) {
        return call("GET", path, query, "", token("GET 127.0.0.1" + path));
    }

    HttpReply post(String path, String body) {
        return call("POST", path, "", body, token("POST 127.0.0.1" + path));
    }

    static String order(String id, String side, String kind, String px, String qty) {
        return "{\"client_order_id\":\"" + id + "\",\"product_id\":\"BTC-USD\",\"side\":\"" + side
                + "\",\"order_configuration\":{\"" + kind + "\":{\"base_size\":\"" + qty + "\",\"limit_price\":\"" + px
                + "\"}}}";
    }

    WireSession users() {
        WireSession session = wire.connect("/user", client);
        session.onText("{\"type\":\"subscribe\",\"channel\":\"user\",\"jwt\":\"" + token(null) + "\"}");
        return session;
    }

    static String subscribe(String channel) {
        return "{\"type\":\"subscribe\",\"channel\":\"" + channel + "\",\"product_ids\":[\"BTC-USD\"]}";
    }
}
