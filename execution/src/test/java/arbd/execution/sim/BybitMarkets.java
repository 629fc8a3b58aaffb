package arbd.execution.sim;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** One simulated Bybit with BTCUSDT, spot or linear, on virtual time, and the texts of a client. */
final class BybitMarkets {
    static final long FUNDING_NANOS = 10_000_000_000L;

    private static final long MILLI = 1_000_000L;

    final boolean linear;
    final VirtualLoop loop = new VirtualLoop(Market.START_NANOS);
    final FaultPlan faults = new FaultPlan();
    final Instrument instrument;
    final SimulatedVenue venue;
    final MarketModel model;
    final BybitWire wire;

    BybitMarkets(boolean linear) {
        this.linear = linear;
        Asset usdt = new Asset(0, "USDT", 8);
        Asset btc = new Asset(1, "BTC", 8);
        Venue bybit = new Venue(0, "epsilon", linear ? "bybit-linear" : "bybit");
        this.instrument = linear
                ? new Instrument(0, bybit, "BTCUSDT", Kind.PERP_LINEAR, btc, usdt, 1, 3, 1, 1, 1, 500_000_000, 55_000,
                        FeeSide.QUOTE)
                : new Instrument(0, bybit, "BTCUSDT", Kind.SPOT, btc, usdt, 2, 6, 1, 1, 48, 500_000_000, 100_000,
                        FeeSide.RECEIVED);
        InstrumentTable table = InstrumentTable.of(List.of(bybit), List.of(usdt, btc), List.of(instrument));
        Map<Integer, Long> wallets = Map.of(0, 20_000_000_000_000L, 1, linear ? 0L : 300_000_000L);
        SimulationSettings settings = SimulationSettings.defaults(
                Map.of(0, BigDecimal.ONE, 1, new BigDecimal("62000")), Map.of(0, wallets)).withSeed(4).calm();
        this.model = new MarketModel(table, settings, Market.START_NANOS, id -> { });
        this.venue = new SimulatedVenue(bybit, table, settings, model, Market.START_NANOS);
        this.wire = new BybitWire(venue, loop, faults, new SimulatedAccount("key", "secret"), FUNDING_NANOS);
        venue.listen(wire);
    }

    String category() {
        return linear ? "linear" : "spot";
    }

    String path() {
        return "/v5/public/" + category();
    }

    long millis() {
        return loop.nowNanos() / MILLI;
    }

    void run(long millis) {
        for (long i = 0; i < millis; i++) {
            loop.advance(MILLI);
            model.advance(loop.nowNanos());
            venue.onBook(0, loop.nowNanos());
            wire.onTimer(loop.nowNanos());
        }
    }

    String auth(long expires, String secret, String key) {
        return "{\"op\":\"auth\",\"args\":[\"" + key + "\"," + expires + ",\""
                + BybitLogin.sign(secret, "GET/realtime" + expires) + "\"]}";
    }

    /** An order whose request is called {@code id}, and which itself is called {@code c} and that. */
    String order(String id, String side, String timeInForce, String px, String qty) {
        return "{\"reqId\":\"" + id + "\",\"header\":{\"X-BAPI-TIMESTAMP\":\"" + millis() + "\"},"
                + "\"op\":\"order.create\",\"args\":[{\"category\":\"" + category() + "\",\"symbol\":\"BTCUSDT\","
                + "\"orderLinkId\":\"c" + id + "\",\"side\":\"" + side + "\",\"orderType\":\"Limit\",\"timeInForce\":\""
                + timeInForce + "\",\"price\":\"" + px + "\",\"qty\":\"" + qty + "\""
                + (linear ? ",\"positionIdx\":0,\"reduceOnly\":false}]}" : "}]}");
    }

    HttpReply rest(String path, String query) {
        return rest(path, query, query, "secret", Long.toString(millis()));
    }

    /** Asks for one query with the signature of another. */
    HttpReply rest(String path, String query, String signed, String secret, String time) {
        return wire.http(new HttpCall("GET", path, query, Map.of("x-bapi-api-key", "key", "x-bapi-timestamp", time,
                "x-bapi-recv-window", "5000", "x-bapi-sign", BybitLogin.sign(secret, time + "key5000" + signed)), ""));
    }
}
