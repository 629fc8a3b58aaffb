package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.PoolEvent;
import arbd.daemon.decide.PoolTwin.Outcome;
import arbd.execution.risk.Verdict;
import arbd.market.Tick;
import arbd.route.PoolRoutes;
import arbd.route.RouteFilter;
import arbd.route.Sizing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Every event's verdicts, edges, sizes, waterfalls and later looks against a twin that tries every amount. */
class PoolTwinTest {
    private static final int EVENTS = 1_500;
    private static final BigDecimal HAIR = new BigDecimal("1e-6");

    private final PoolTwin twin = new PoolTwin();
    private final Told told = new Told();
    private final Decider decider = new Decider(SmallMarket.settings(), SmallMarket.TABLES, told);
    private final Map<Integer, Verdict> story = new HashMap<>();
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final TreeMap<Long, Map<Integer, BigDecimal>> history = new TreeMap<>();
    private final PoolEvent event = new PoolEvent();
    private final Tick tick = new Tick();
    private Random random = new Random(1);
    private SmallMarket market = new SmallMarket(random);
    private long block = 10;
    private int sized;
    private int marks;

    @Test
    void shouldDecideAsTheTwinThatTriesEveryAmount() {
        for (long seed = 801; seed <= 802; seed++) {
            new PoolTwinTest().run(seed);
        }
    }

    private void run(long seed) {
        random = new Random(seed);
        market = new SmallMarket(random);
        twin.now = TestMarket.SECOND;
        for (int venue = 0; venue < 2; venue++) {
            session(venue, true);
            for (int asset = 0; asset < 3; asset++) {
                balance(venue, asset);
            }
        }
        for (int i = 0; i < EVENTS; i++) {
            twin.now += random.nextInt(60) == 0 ? 800_000_000L : random.nextInt(20_000_000);
            long evaluations = decider.tally().count(Tally.Count.EVALUATIONS);
            List<Integer> touched = anything();
            String where = "seed " + seed + ", event " + i;
            assertEquals(touched.size(), decider.tally().count(Tally.Count.EVALUATIONS) - evaluations, where);
            check(touched, where);
        }
        assertTrue(sized > 100 && marks > 100, "seed " + seed + ": sized " + sized + ", marks " + marks);
        for (Verdict verdict : List.of(Verdict.NONE, Verdict.HALTED, Verdict.PAUSED, Verdict.STALE_QUOTE,
                Verdict.IMPLAUSIBLE_EDGE, Verdict.VENUE_DOWN, Verdict.NO_GAS_PRICE, Verdict.NO_EDGE_AFTER_COSTS,
                Verdict.NO_BALANCE, Verdict.NO_EXECUTION)) {
            assertTrue(verdicts.getOrDefault(verdict, 0) > 5, "seed " + seed + ": " + verdict + " of " + verdicts);
        }
    }

    /** One input, for both; returns the routes that it has to be looked at for. */
    private List<Integer> anything() {
        told.clear();
        int kind = random.nextInt(100);
        if (kind < 50) {
            market.pool(event, block++, twin.now);
            tell(() -> decider.on(event));
            return twin.apply(event) ? PoolTwin.through(event.pool) : List.of();
        }
        if (kind < 92) {
            market.book(tick, twin.now);
            tell(() -> decider.on(tick));
            twin.apply(tick);
            return PoolTwin.over(tick.instrument);
        }
        if (kind < 95) {
            int venue = random.nextInt(2);
            session(venue, random.nextInt(4) > 0);
        } else if (kind < 97) {
            balance(random.nextInt(2), random.nextInt(3));
        } else {
            command(random.nextInt(6));
        }
        return List.of();
    }

    private void tell(Runnable input) {
        decider.at(twin.now);
        input.run();
        decider.done();
    }

    private void session(int venue, boolean up) {
        twin.up[venue] = up;
        tell(() -> decider.session(venue, up));
    }

    /** The first word opens the wallet, a later one is adopted at rest. */
    private void balance(int venue, int asset) {
        long most = random.nextInt(3) == 0 ? 200 : 20_000;
        twin.free[venue][asset] = random.nextInt((int) most);
        tell(() -> decider.on(TestMarket.balance(venue, asset, twin.free[venue][asset])));
    }

    private void command(int which) {
        CommandKind kind = which == 0 ? CommandKind.HALT : which == 1 ? CommandKind.PAUSE : CommandKind.RESUME;
        twin.halted = kind == CommandKind.HALT || kind == CommandKind.PAUSE && twin.halted;
        twin.paused = kind == CommandKind.PAUSE || kind == CommandKind.HALT && twin.paused;
        tell(() -> decider.command(kind, -1));
    }

    private void check(List<Integer> touched, String where) {
        told.marks.forEach(mark -> checkMark(mark, where));
        Map<Integer, BigDecimal> edges = new HashMap<>();
        for (int route = PoolRoutes.BASE; route < PoolRoutes.BASE + SmallMarket.ROUTES.size(); route++) {
            edges.put(route, twin.edge(route));
        }
        history.put(twin.now, edges);
        for (int route : touched) {
            String of = where + ", " + SmallMarket.ROUTES.title(route);
            checkEdge(edges.get(route), decider.books().poolEdges.edgePpm(route), of);
            Verdict before = story.getOrDefault(route, Verdict.NONE);
            Told.Opened said = told.opened.remove(route);
            Verdict now = said == null ? before : said.stage() == EpisodeStage.CLOSED ? Verdict.NONE : said.verdict();
            String line = told.sized.remove(route);
            boolean news = said != null && now != Verdict.NONE;
            List<Outcome> allowed = twin.outcomes(route);
            assertTrue(allowed.stream().anyMatch(outcome -> outcome.verdict() == now
                            && (!news || java.util.Objects.equals(outcome.line(), line))),
                    () -> of + ": " + now + " " + line + "\nbut " + allowed);
            assertEquals(said != null, now != before, of + ": told when it changes");
            if (news) {
                assertEquals(before == Verdict.NONE ? EpisodeStage.OPENED : EpisodeStage.CHANGED, said.stage(), of);
            }
            story.put(route, now);
            verdicts.merge(now, 1, Integer::sum);
            sized += line == null ? 0 : 1;
        }
        assertTrue(told.opened.isEmpty() && told.sized.isEmpty(), where + ": " + told.opened + told.sized);
    }

    private static void checkEdge(BigDecimal exact, long ours, String where) {
        if (exact == null) {
            assertEquals(RouteFilter.NONE, ours, where);
            return;
        }
        BigDecimal whole = exact.setScale(0, RoundingMode.HALF_EVEN);
        boolean hair = exact.subtract(whole).abs().compareTo(HAIR) < 0;
        long floor = exact.setScale(0, RoundingMode.FLOOR).longValueExact();
        assertTrue(ours == floor || hair && Math.abs(ours - floor) == 1, where + ": " + ours + " for " + exact);
    }

    /** What held at exactly that time after the opening. */
    private void checkMark(Told.Marked mark, String where) {
        for (int offset = 0; offset < EdgeMark.OFFSETS; offset++) {
            Map<Integer, BigDecimal> held =
                    history.floorEntry(mark.openedNanos() + EdgeMark.offsetNanos(offset)).getValue();
            checkEdge(held.get(mark.route()), mark.laterPpm().get(offset), where + ", mark " + mark);
        }
        marks++;
    }

    /** What was told at one input. */
    private static final class Told extends Scribe {
        private record Opened(EpisodeStage stage, Verdict verdict) {
        }

        private record Marked(int route, long openedNanos, List<Long> laterPpm) {
        }

        private final Map<Integer, Opened> opened = new HashMap<>();
        private final Map<Integer, String> sized = new HashMap<>();
        private final List<Marked> marks = new ArrayList<>();

        void clear() {
            opened.clear();
            sized.clear();
            marks.clear();
        }

        @Override
        public void opportunity(int route, EpisodeStage stage, Verdict verdict, Episodes episodes) {
            assertEquals(null, opened.put(route, new Opened(stage, verdict)));
        }

        @Override
        public void sized(int epoch, long arbitrage, Verdict verdict, Sizing sizing) {
            assertEquals(0, arbitrage);
            assertEquals(verdict, opened.get(sizing.route).verdict());
            assertEquals(sizing.waterfall.gross, sizing.waterfall.costs() + sizing.waterfall.net);
            assertEquals(sizing.net, sizing.waterfall.net);
            assertEquals(sizing.profit, sizing.receive - sizing.spend);
            sized.put(sizing.route, line(sizing));
        }

        static String line(Sizing sizing) {
            StringBuilder line = new StringBuilder("spend " + sizing.spend + " receive " + sizing.receive + " gross "
                    + sizing.waterfall.gross + " depth " + sizing.waterfall.depth + " fees " + sizing.waterfall.fees
                    + " flat " + sizing.waterfall.flat + " premium " + sizing.waterfall.premium + " rounding "
                    + sizing.waterfall.rounding + " net " + sizing.net + " edge " + sizing.edgePpm);
            for (int leg = 0; leg < sizing.legs; leg++) {
                line.append(' ').append(sizing.px[leg]).append(':').append(sizing.qty[leg]).append(':')
                        .append(sizing.notional[leg]).append(':').append(sizing.fee[leg]);
            }
            return line.toString();
        }

        @Override
        public void decayed(EdgeMark mark) {
            List<Long> later = new ArrayList<>();
            for (long edge : mark.laterPpm) {
                later.add(edge);
            }
            marks.add(new Marked(mark.route, mark.openedNanos, later));
        }
    }
}
