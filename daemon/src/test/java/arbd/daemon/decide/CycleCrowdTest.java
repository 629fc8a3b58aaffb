package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.DaemonConfig;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.risk.Verdict;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import arbd.route.Route;
import arbd.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * More cheap coins than found cycles may have episodes, each bought on omega and sold for BTC on sigma. Omega has no
 * session: none can be traded. Gamma has ETH/BTC (instrument 5), and everything else is up.
 */
class CycleCrowdTest {
    private static final int COINS = 70;
    private static final int OMEGA = 3;
    /** First coin on omega; on sigma they follow. */
    private static final int FIRST = 6;
    private static final DaemonConfig CONFIG = config();
    private static final InstrumentTable TABLE = Markets.table(CONFIG);
    private static final RouteTable ROUTES = Markets.routes(CONFIG, TABLE);

    private final List<String> found = new ArrayList<>();
    private final Scribe scribe = new Scribe() {
        @Override
        public void found(Route route) {
            found.add(route.title());
        }
    };
    private long nanos = 1_000_000_000L;

    @Test
    void shouldTradeABetterCycleThoughRefusedOnesHoldEveryPlace() {
        Decider decider = decider();
        crowd(decider);
        List<String> crowd = scribe.take();
        assertEquals(CycleFinder.OPEN_MAX, crowd.size(), "each opened, and none made room for another");
        assertTrue(crowd.stream().allMatch(line -> line.endsWith(" OPENED VENUE_DOWN")), crowd.toString());
        assertEquals(CycleFinder.OPEN_MAX, found.size(), "no id for what has no place");
        assertEquals(0, decider.tally().count(Tally.Count.CYCLES_EVICTED));
        tell(decider, 5, 4_890, 4_900);
        int better = ROUTES.size() + CycleFinder.OPEN_MAX;
        List<String> said = scribe.take();
        assertEquals(3, said.stream().filter(line -> line.contains(" route " + better + " ")).count(), said.toString());
        assertEquals(List.of("opportunity " + better + " OPENED TAKEN",
                "opportunity " + ROUTES.size() + " CLOSED VENUE_DOWN"),
                said.stream().filter(line -> line.startsWith("opportunity ")).toList());
        assertEquals(1, decider.tally().count(Tally.Count.CYCLES_EVICTED));
        tell(decider, FIRST, 5_899, 5_901);
        assertEquals(List.of(), scribe.take(), "what made room does not come back for nothing");
    }

    /** The first coin takes the bids of alpha's BTC/USDT: all others await them. The better cycle goes over beta. */
    @Test
    void shouldKeepThePlaceOfWhatWasTaken() {
        Decider decider = decider();
        session(decider, OMEGA, true);
        tell(decider, 3, 5_998_900, 5_999_000);
        tell(decider, 1, 300_000, 300_100);
        crowd(decider);
        List<String> opened = scribe.take().stream().filter(line -> line.startsWith("opportunity ")).toList();
        assertEquals(CycleFinder.OPEN_MAX, opened.size());
        assertEquals("opportunity " + ROUTES.size() + " OPENED TAKEN", opened.get(0));
        assertTrue(opened.stream().skip(1).allMatch(line -> line.endsWith(" AWAITING_QUOTE")), opened.toString());
        tell(decider, 5, 4_890, 4_900);
        List<String> said = scribe.take().stream().filter(line -> line.startsWith("opportunity ")).toList();
        assertEquals(2, said.size(), said.toString());
        assertTrue(said.get(0).endsWith(" OPENED TAKEN"), said.toString());
        assertEquals("opportunity " + (ROUTES.size() + 1) + " CLOSED AWAITING_QUOTE", said.get(1));
    }

    @Test
    void shouldDecideTheSameAgainAndHashWhoHasAPlace() {
        List<String> first = run();
        found.clear();
        nanos = 1_000_000_000L;
        assertEquals(first, run());
        assertTrue(first.stream().anyMatch(line -> line.contains(" CLOSED VENUE_DOWN")));
        assertTrue(first.stream().anyMatch(line -> line.startsWith("hash ")));
        CycleFinder cycles = finder();
        CycleFinder other = finder();
        assertEquals(cycles.foldInto(1), other.foldInto(1));
        cycles.told(ROUTES.size(), Verdict.VENUE_DOWN);
        assertNotEquals(cycles.foldInto(1), other.foldInto(1), "who has a place");
        other.told(ROUTES.size(), Verdict.TAKEN);
        assertNotEquals(cycles.foldInto(1), other.foldInto(1), "and whether it must keep it");
    }

    private static CycleFinder finder() {
        Books books = new Books(Settings.of(CONFIG, TABLE, 1, false), ROUTES);
        RiskGates gates = new RiskGates(books.settings, books);
        return new CycleFinder(books.settings, books, gates, new EntrySizer(books.settings, books, gates));
    }

    private List<String> run() {
        scribe.all().clear();
        Decider decider = decider();
        crowd(decider);
        tell(decider, 5, 4_890, 4_900);
        List<String> said = new ArrayList<>(scribe.all());
        said.add(Long.toHexString(decider.stateHash()));
        return said;
    }

    private Decider decider() {
        Decider decider = new Decider(Settings.of(CONFIG, TABLE, 2, false), ROUTES, scribe);
        for (int venue = 0; venue < TABLE.venues().size(); venue++) {
            session(decider, venue, venue != OMEGA);
            for (int asset = 0; asset < TABLE.assets().size(); asset++) {
                decider.at(nanos);
                decider.on(TestMarket.balance(venue, asset, asset < 3 ? TestMarket.opening(asset) : 100_000_000_000L));
                decider.done();
            }
        }
        tell(decider, 0, 5_999_900, 6_000_000);
        tell(decider, 1, 299_800, 300_100);
        tell(decider, 2, 4_990, 5_010);
        tell(decider, 3, 5_999_900, 6_001_000);
        tell(decider, 4, 299_950, 300_050);
        tell(decider, 5, 4_990, 5_010);
        assertEquals(List.of(), scribe.take().stream().filter(line -> !line.startsWith("hash")).toList());
        return decider;
    }

    /** Coin after coin at 59 USDT, and for 59.4 USDT in BTC. */
    private void crowd(Decider decider) {
        for (int coin = 0; coin < COINS; coin++) {
            tell(decider, FIRST + coin, 5_899, 5_900);
            tell(decider, FIRST + COINS + coin, 99, 100);
        }
    }

    private void session(Decider decider, int venue, boolean up) {
        decider.at(nanos);
        decider.session(venue, up);
        decider.done();
    }

    private void tell(Decider decider, int instrument, long bidPx, long askPx) {
        nanos += 1_000;
        Tick tick = TestMarket.quote(instrument, bidPx, askPx, nanos);
        tick.bidQty[0] = instrument == 0 ? 500_000L : instrument < 3 ? 50_000L : 500_000_000L;
        tick.askQty[0] = tick.bidQty[0];
        decider.at(tick.receivedNanos);
        decider.on(tick);
        decider.done();
    }

    private static DaemonConfig config() {
        String coins = coins(", %s: {decimals: 8}");
        String amounts = coins(", %s: \"1000\"");
        String balances = ": {USDT: \"100000\", BTC: \"2\", ETH: \"30\"" + amounts + "}\n";
        return TestMarket.parse(TestMarket.TEXT
                .replace("ETH: {decimals: 8}}", "ETH: {decimals: 8}" + coins + "}")
                .replace("routes:\n", venue("gamma", instrument("ETH", "BTC"))
                        + venue("omega", markets("USDT")) + venue("sigma", markets("BTC")) + "routes:\n")
                .replace("cyclic: {enabled: true,", "cyclic: {acrossVenues: true, foundMax: 1000, enabled: true,")
                .replace("balances:\n", "balances:\n  gamma" + balances + "  omega" + balances + "  sigma" + balances)
                .replace("ETH: \"3000\"}", "ETH: \"3000\"" + coins(", %s: \"59\"") + "}"));
    }

    private static String venue(String name, String instruments) {
        return """
                  %s:
                    protocol: kraken
                    simulated: true
                    takerFee: 10 bps
                    feeSide: quote
                    orderRate: {orders: 20, per: 10 s}
                    ackTimeout: 2 s
                    instruments:
                """.formatted(name) + instruments;
    }

    private static String markets(String quote) {
        return names().map(coin -> instrument(coin, quote)).collect(Collectors.joining());
    }

    private static String instrument(String base, String quote) {
        return "      " + base + "/" + quote + ": {base: " + base + ", quote: " + quote + ", pxIncrement: \""
                + (quote.equals("BTC") ? "0.00001" : "0.01")
                + "\", lot: \"0.00000001\", minQty: \"0.002\", minNotional: \"0\"}\n";
    }

    private static String coins(String each) {
        return names().map(each::formatted).collect(Collectors.joining());
    }

    private static Stream<String> names() {
        return IntStream.range(0, COINS).mapToObj(coin -> "C" + coin);
    }
}
