package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.DaemonConfig;
import arbd.daemon.journal.Carried;
import arbd.daemon.setup.Markets;
import arbd.daemon.setup.Settings;
import arbd.execution.order.OrderState;
import arbd.execution.order.Report;
import arbd.market.InstrumentTable;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.route.Leg;
import arbd.route.Route;
import arbd.route.RouteTable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two more venues beside the test market: gamma has ETH/BTC (instrument 5), delta has ETH/USDT (6). Cheap ETH on gamma
 * makes a cycle from alpha over gamma to whichever venue pays most for it.
 */
class CycleFinderTest {
    private static final String OVER_BETA = "USDT>BTC>ETH>USDT alpha,gamma,beta";
    private static final String OVER_DELTA = "USDT>BTC>ETH>USDT alpha,gamma,delta";

    private final List<String> found = new ArrayList<>();
    private final Scribe scribe = new Scribe() {
        @Override
        public void found(Route route) {
            found.add(route.id() + " " + route.title());
        }
    };
    private long nanos = 1_000_000_000L;
    /** More about delta. */
    private String delta = "";

    @Test
    void shouldGiveACycleAnIdOnceAndTakeIt() {
        Decider decider = decider(128);
        int listed = routes(128).size();
        assertEquals(List.of(), found);
        tell(decider, 5, 4_890, 4_900);
        assertEquals(List.of(listed + " " + OVER_BETA), found);
        List<String> said = scribe.take();
        assertEquals(3, said.stream().filter(line -> line.startsWith("order ")).count(), said.toString());
        assertTrue(said.stream().allMatch(line -> line.contains(" " + listed + " ")), said.toString());
        assertTrue(said.get(0).contains(" BUY ") && said.get(0).contains(" 0 6"), said.toString());
        tell(decider, 5, 4_890, 4_901);
        tell(decider, 0, 5_999_900, 6_000_000);
        assertEquals(1, found.size());
        assertEquals(1, decider.tally().count(Tally.Count.CYCLES_FOUND));
    }

    @Test
    void shouldCloseTheEpisodeWhicheverLegEndsIt() {
        for (int ends : new int[] {0, 4, 5}) {
            found.clear();
            Decider decider = decider(128);
            int listed = routes(128).size();
            tell(decider, 5, 4_890, 4_900);
            scribe.take();
            long mid = ends == 0 ? 6_200_000 : ends == 4 ? 290_000 : 5_050;
            tell(decider, ends, mid - 1, mid + 1);
            assertEquals(List.of("opportunity " + listed + " CLOSED TAKEN"), scribe.take().stream()
                    .filter(line -> line.startsWith("opportunity " + listed)).toList(), "instrument " + ends);
        }
    }

    @Test
    void shouldCloseTheEpisodeWhenALegGoesStale() {
        Decider decider = decider(128);
        int listed = routes(128).size();
        tell(decider, 5, 4_890, 4_900);
        scribe.take();
        Tick stale = new Tick();
        stale.type = Tick.STATUS;
        stale.instrument = 4;
        stale.state = MarketState.STALE;
        nanos += 1_000;
        stale.receivedNanos = nanos;
        tell(decider, stale);
        assertEquals(List.of("opportunity " + listed + " CLOSED TAKEN"), scribe.take());
    }

    @Test
    void shouldCountWhatFindsNoRoomAndGoOn() {
        Decider decider = decider(1);
        tell(decider, 5, 4_890, 4_900);
        tell(decider, 6, 300_900, 301_000);
        tell(decider, 5, 4_891, 4_901);
        assertEquals(List.of(routes(1).size() + " " + OVER_BETA), found);
        assertTrue(decider.tally().count(Tally.Count.CYCLES_REFUSED) > 0);
        Decider roomy = decider(2);
        tell(roomy, 5, 4_890, 4_900);
        tell(roomy, 6, 300_900, 301_000);
        assertEquals(routes(1).size() + 1 + " " + OVER_DELTA, found.get(found.size() - 1));
    }

    @Test
    void shouldGiveNoIdToAnErrorInThePrices() {
        Decider decider = decider(128);
        tell(decider, 5, 4_490, 4_500);
        assertEquals(List.of(), found);
        assertEquals(1, decider.tally().count(Tally.Count.CYCLES_REFUSED));
    }

    @Test
    void shouldTradeNothingAtAVenueThatIsOnlyWatched() {
        delta = "    marketDataOnly: true\n";
        Decider decider = decider(128);
        int listed = routes(128).size();
        tell(decider, 6, 300_900, 301_000);
        tell(decider, 5, 4_890, 4_900);
        assertEquals(List.of(listed + " " + OVER_BETA), found, "though delta pays more");
        assertEquals(3, scribe.take().stream().filter(line -> line.startsWith("order ")).count());
        tell(decider, 6, 301_900, 302_000);
        assertEquals(1, found.size(), "and none through delta's own tick");
    }

    @Test
    void shouldLookForNothingUnlessToldTo() {
        Decider decider = decider(0);
        assertTrue(routes(0).routes().stream().anyMatch(route -> route.title().equals(OVER_BETA)), "listed instead");
        tell(decider, 5, 4_890, 4_900);
        assertEquals(List.of(), found);
    }

    @Test
    void shouldPutBackWhatAnEarlierLifeFoundUnderAnotherId() {
        Decider decider = decider(128);
        int listed = routes(128).size();
        List<Leg> legs = List.of(new Leg(0, Side.BUY), new Leg(5, Side.BUY), new Leg(6, Side.SELL));
        Carried carried = new Carried(List.of(new Carried.Found(listed + 7, legs)),
                List.of(new Carried.CarriedOrder(1, 40, 40, listed + 7, 0, 3, 0, Side.BUY, 6_000_000, 1_000, 0,
                        OrderState.UNKNOWN)),
                List.of(), List.of(), List.of());
        carried.putInto(decider, nanos);
        Route now = decider.recovered().found(listed).orElseThrow();
        assertEquals(OVER_DELTA, now.title());
        assertEquals(legs, now.legs());
        tell(decider, 5, 4_890, 4_900);
        assertEquals(List.of(listed + 1 + " " + OVER_BETA), found);
        decider.at(nanos);
        decider.on(TestMarket.report(Report.Kind.REJECTED, 1, 40));
        decider.done();
        assertTrue(scribe.take().stream().anyMatch(line -> line.startsWith("done 40 ")));
        assertEquals(List.of(), List.copyOf(decider.recovered().found(listed + 2).stream().toList()));
    }

    private Decider decider(int foundMax) {
        scribe.take();
        DaemonConfig config = config(foundMax);
        InstrumentTable table = Markets.table(config);
        Decider decider = new Decider(Settings.of(config, table, 2, false), routes(foundMax), scribe);
        for (int venue = 0; venue < table.venues().size(); venue++) {
            decider.at(nanos);
            decider.session(venue, true);
            decider.done();
            for (int asset = 0; asset < 3; asset++) {
                decider.at(nanos);
                decider.on(TestMarket.balance(venue, asset, TestMarket.opening(asset)));
                decider.done();
            }
        }
        tell(decider, 0, 5_999_900, 6_000_000);
        tell(decider, 1, 299_800, 300_100);
        tell(decider, 2, 4_990, 5_010);
        tell(decider, 3, 5_999_900, 6_001_000);
        tell(decider, 4, 299_950, 300_050);
        tell(decider, 6, 299_900, 300_100);
        tell(decider, 5, 4_990, 5_010);
        assertEquals(List.of(), scribe.take());
        return decider;
    }

    private void tell(Decider decider, int instrument, long bidPx, long askPx) {
        nanos += 1_000;
        Tick tick = TestMarket.quote(instrument, bidPx, askPx, nanos);
        tick.bidQty[0] = instrument == 0 ? 500_000L : instrument < 3 ? 50_000L : 500_000_000L;
        tick.askQty[0] = tick.bidQty[0];
        tell(decider, tick);
    }

    private static void tell(Decider decider, Tick tick) {
        decider.at(tick.receivedNanos);
        decider.on(tick);
        decider.done();
    }

    private RouteTable routes(int foundMax) {
        DaemonConfig config = config(foundMax);
        return Markets.routes(config, Markets.table(config));
    }

    private DaemonConfig config(int foundMax) {
        String venue = """
                  %s:
                    protocol: kraken
                    simulated: true
                    takerFee: 10 bps
                    feeSide: quote
                    orderRate: {orders: 20, per: 10 s}
                    ackTimeout: 2 s
                    instruments:
                      ETH/%s: {base: ETH, quote: %s, pxIncrement: "%s", lot: "0.00000001", minQty: "0.002",
                               minNotional: "0"}
                """;
        return TestMarket.parse(TestMarket.TEXT
                .replace("routes:\n", venue.formatted("gamma", "BTC", "BTC", "0.00001").indent(0)
                        + venue.formatted("delta", "USDT", "USDT", "0.01").indent(0)
                                .replace("  delta:\n", "  delta:\n" + delta) + "routes:\n")
                .replace("cyclic: {enabled: true,", "cyclic: {legs: 4, acrossVenues: true, foundMax: " + foundMax
                        + ", enabled: true,")
                .replace("balances:\n", "balances:\n  gamma: {USDT: \"100000\", BTC: \"2\", ETH: \"30\"}\n"
                        + "  delta: {USDT: \"100000\", BTC: \"2\", ETH: \"30\"}\n"));
    }
}
