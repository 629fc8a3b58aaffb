package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.DaemonConfig;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.market.Tick;
import arbd.route.RouteTable;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bitcoin costs 60,000 on alpha, wrapped it fetches 60,400 on beta; what a wrapped one costs, a third book says. */
class LiveHaircutTest {
    private static final String BOOK = "      WBTCBTC: {base: WBTC, quote: BTC, pxIncrement: \"0.0001\","
            + " lot: \"0.0001\", minQty: \"0.0001\", minNotional: \"0.0001\"}\n";
    private static final String TEXT = TestMarket.TEXT
            .replace("ETH: {decimals: 8}}", "ETH: {decimals: 8}, WBTC: {decimals: 8}}\n"
                    + "equivalents: [{asset: WBTC, as: BTC, haircut: 5 bps, through: \"alpha:WBTCBTC\"}]")
            .replace("  beta:\n    protocol", BOOK + "  beta:\n    protocol")
            .replace("BTC/USDT: {base: BTC", "BTC/USDT: {base: WBTC")
            .replace("BTC: \"2\", ETH: \"30\"}", "BTC: \"2\", ETH: \"30\", WBTC: \"2\"}")
            .replace("prices: {BTC: \"60000\"", "prices: {BTC: \"60000\", WBTC: \"60000\"");
    private static final int WRAPPED = 3;
    private static final int BETA = 4;

    private final Scribe scribe = new Scribe();
    private long now = TestMarket.SECOND;
    private int route;
    private Decider decider;

    @BeforeEach
    void open() {
        DaemonConfig config = TestMarket.parse(TEXT);
        RouteTable routes = Markets.routes(config, Markets.table(config));
        route = routes.routes().stream().filter(of -> of.title().equals("BTC/USDT=WBTC/USDT alpha>beta")).findFirst()
                .orElseThrow().id();
        decider = new Decider(Settings.of(config, routes.instruments(), 1, false), routes, scribe);
        for (int venue = 0; venue < 2; venue++) {
            at();
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 4; asset++) {
                at();
                decider.on(TestMarket.balance(venue, asset, 10_000_000_000_000L));
                decider.done();
            }
        }
    }

    @Test
    void shouldTakeWhatIsLeftAfterTurningItInTheBook() {
        wrapped(10_010);
        legs();
        List<String> said = scribe.take();
        assertTrue(said.contains("opportunity " + route + " OPENED TAKEN"), said.toString());
        assertEquals(2, said.stream().filter(line -> line.startsWith("order")).count(), "46 bps less 20");
    }

    @Test
    void shouldBePricedAgainWhenTheBookChanges() {
        wrapped(10_035);
        legs();
        assertEquals(List.of(), opportunities(), "46 bps less 45 are not 2");
        wrapped(10_020);
        assertEquals(List.of("opportunity " + route + " OPENED TAKEN"), opportunities(), "46 bps less 30");
    }

    @Test
    void shouldSayThatTheBookIsMissing() {
        legs();
        assertEquals(List.of("opportunity " + route + " OPENED NO_EQUIVALENT_BOOK"), opportunities(), "nothing known");
        wrapped(10_010);
        assertEquals(List.of("opportunity " + route + " CHANGED TAKEN"), opportunities());
    }

    @Test
    void shouldSayThatTheBookIsTooOld() {
        wrapped(10_010);
        now += 751 * TestMarket.MILLI;
        legs();
        assertEquals(List.of("opportunity " + route + " OPENED NO_EQUIVALENT_BOOK"), opportunities());
        wrapped(10_010);
        assertEquals(List.of("opportunity " + route + " CHANGED TAKEN"), opportunities());
    }

    /** What the book says is part of the state, and of what replay compares. */
    @Test
    void shouldBeInTheStateHash() {
        wrapped(10_010);
        long one = decider.stateHash();
        again(10_010);
        assertEquals(one, decider.stateHash());
        again(10_011);
        assertNotEquals(one, decider.stateHash());
    }

    private void again(long ask) {
        now = TestMarket.SECOND;
        open();
        wrapped(ask);
    }

    private void legs() {
        quote(0, 5_999_900, 6_000_000);
        quote(BETA, 6_040_000, 6_040_100);
    }

    /** Of wrapped Bitcoin in Bitcoin, at this ask. */
    private void wrapped(long ask) {
        quote(WRAPPED, ask - 10, ask);
    }

    private void quote(int instrument, long bid, long ask) {
        at();
        Tick tick = TestMarket.quote(instrument, bid, ask, now);
        decider.on(tick);
        decider.done();
    }

    private void at() {
        now += 1_000;
        decider.at(now);
    }

    private List<String> opportunities() {
        return scribe.take().stream().filter(line -> line.startsWith("opportunity")).toList();
    }
}
