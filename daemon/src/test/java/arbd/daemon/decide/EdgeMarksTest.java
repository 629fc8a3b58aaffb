package arbd.daemon.decide;

import static arbd.daemon.decide.TestMarket.MILLI;
import static arbd.daemon.decide.TestMarket.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import arbd.execution.risk.Verdict;
import arbd.market.MarketState;
import arbd.market.Tick;
import arbd.route.QuoteTable;
import arbd.route.RouteFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeMarksTest {
    private static final int ROUTE = TestMarket.route("BTC/USDT alpha>beta");
    private static final int OTHER = TestMarket.route("ETH/USDT alpha>beta");
    private static final String NONE = " " + RouteFilter.NONE;

    private final Scribe scribe = new Scribe();
    private final QuoteTable quotes = new QuoteTable(TestMarket.TABLE);
    private final Tally tally = new Tally(3, 2);
    private final EdgeMarks marks = marks(64);
    private long now = SECOND;
    private long inputs;

    @Test
    void shouldPriceEachOffsetOnTheQuotesThatHeldAtExactlyThatTime() {
        tick(0, 6_000_000);
        tick(3, 6_100_000);
        marks.start(ROUTE, EpisodeStage.OPENED, Verdict.TAKEN, 14_000);
        at(MILLI, 3, 6_090_000);
        at(5 * MILLI, 3, 6_080_000);
        at(10 * MILLI + 1, 3, 6_070_000);
        now += 40 * MILLI;
        input();
        Tick gone = new Tick();
        gone.type = Tick.STATUS;
        gone.instrument = 3;
        gone.state = MarketState.DISCONNECTED;
        quotes.apply(gone);
        now = SECOND + SECOND + 1;
        input();
        // After 1 ms and 5 ms the input of that very time counts, after 10 ms the one behind it does not any more.
        assertEquals(List.of("decayed " + ROUTE + " OPENED TAKEN at 1/1000000000 14000 [12970, 11307, 11307, 9644,"
                + NONE + "," + NONE + "]"), scribe.all());
    }

    @Test
    void shouldSayNothingBeforeTheLastOffsetIsPastAndAskToBeWokenOnceForIt() {
        assertEquals(Long.MAX_VALUE, marks.dueNanos());
        input();
        marks.start(ROUTE, EpisodeStage.OPENED, Verdict.COOLDOWN, 1);
        assertEquals(2 * SECOND + EdgeMarks.PATIENCE_NANOS, marks.dueNanos());
        now = 2 * SECOND;
        input();
        assertEquals(List.of(), scribe.all(), "more inputs of this very time may follow");
        now = marks.dueNanos();
        input();
        assertEquals(1, scribe.all().size());
        assertEquals(Long.MAX_VALUE, marks.dueNanos());
    }

    @Test
    void shouldLeaveOutAndCountWhatARouteHasTooManyOf() {
        input();
        for (int i = 0; i <= EdgeMarks.PER_ROUTE_MAX; i++) {
            marks.start(ROUTE, EpisodeStage.CHANGED, Verdict.COOLDOWN, i);
        }
        marks.start(OTHER, EpisodeStage.OPENED, Verdict.TAKEN, 7);
        assertEquals(1, tally.count(Tally.Count.MARKS_LEFT_OUT));
        now += SECOND + 1;
        input();
        marks.start(ROUTE, EpisodeStage.OPENED, Verdict.TAKEN, 8);
        assertEquals(1, tally.count(Tally.Count.MARKS_LEFT_OUT), "the others are over");
    }

    @Test
    void shouldLeaveOutAndCountWhatFindsNoRoom() {
        EdgeMarks few = marks(4);
        for (int route = 0; route < 6; route++) {
            few.start(route, EpisodeStage.OPENED, Verdict.TAKEN, route);
        }
        assertEquals(2, tally.count(Tally.Count.MARKS_LEFT_OUT));
        few.at(3 * SECOND, 1);
        few.start(5, EpisodeStage.OPENED, Verdict.TAKEN, 5);
        assertEquals(3, tally.count(Tally.Count.MARKS_LEFT_OUT), "what is not said yet keeps its place");
        few.say(scribe);
        few.start(5, EpisodeStage.OPENED, Verdict.TAKEN, 5);
        assertEquals(3, tally.count(Tally.Count.MARKS_LEFT_OUT));
        assertEquals(4, scribe.all().size());
    }

    @Test
    void shouldSayOnlySoMuchAtOneInputAndTheRestAtTheNext() {
        input();
        for (int i = 0; i < 10; i++) {
            marks.start(i % 2 == 0 ? ROUTE : OTHER, EpisodeStage.OPENED, Verdict.TAKEN, i);
        }
        now += 5 * SECOND;
        tick(0, 6_000_000);
        assertEquals(EdgeMarks.SAID_MAX, scribe.all().size());
        tick(3, 6_100_000);
        assertEquals(10, scribe.all().size());
        assertEquals(List.of(), scribe.all().stream().filter(line -> !line.contains("[" + NONE.strip())).toList(),
                "priced before the quotes came, even if said after");
    }

    @Test
    void shouldWantFewTimersInAQuietMarketAndOneForEightMarksInABusyOne() {
        assertEquals(20, timers(marks(4_096), 100), "100 marks in a second");
        assertEquals(184 / EdgeMarks.SAID_MAX, timers(marks(4_096), 184), "184 marks in a second");
        assertEquals(284, scribe.all().size());
    }

    /** Timers wanted by so many marks that start evenly over a second, without any other input after them. */
    private int timers(EdgeMarks of, int count) {
        for (int i = 0; i < count; i++) {
            of.at(now + SECOND * i / count, i);
            of.start(i % TestMarket.ROUTES.size(), EpisodeStage.OPENED, Verdict.TAKEN, i);
        }
        int timers = 0;
        while (of.dueNanos() < Long.MAX_VALUE) {
            of.at(of.dueNanos(), count + timers++);
            of.say(scribe);
        }
        return timers;
    }

    @Test
    void shouldFoldWhatIsUnderWayAndWhatWasSaidIntoTheHash() {
        input();
        long nothing = marks.foldInto(1);
        marks.start(ROUTE, EpisodeStage.OPENED, Verdict.TAKEN, 5);
        long one = marks.foldInto(1);
        assertNotEquals(nothing, one);
        EdgeMarks same = marks(16);
        same.at(now, inputs - 1);
        same.start(ROUTE, EpisodeStage.OPENED, Verdict.TAKEN, 6);
        assertNotEquals(one, same.foldInto(1), "another edge");
        now += 2 * MILLI;
        input();
        long looked = marks.foldInto(1);
        assertNotEquals(one, looked, "an edge more");
        now += 2 * SECOND;
        input();
        assertNotEquals(looked, marks.foldInto(1));
        same.at(now, inputs);
        same.say(scribe);
        assertNotEquals(same.foldInto(1), marks.foldInto(1), "what was said stays in it");
    }

    @Test
    void shouldBePartOfWhatDecideHashesAndOfTheMostThatOneInputCanSay() {
        Decider decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, scribe);
        long before = decider.stateHash();
        for (int i = 0; i < 30; i++) {
            decider.books().marks.start(i % TestMarket.ROUTES.size(), EpisodeStage.OPENED, Verdict.TAKEN, i);
        }
        assertNotEquals(before, decider.stateHash());
        decider.at(5 * SECOND);
        decider.done();
        assertEquals(EdgeMarks.SAID_MAX, scribe.all().size());
        int others = 2 * Entries.touchedMax(TestMarket.ROUTES) + 4 * Books.ordersCapacity(TestMarket.SETTINGS);
        assertEquals(others + 10 + EdgeMarks.SAID_MAX + ExitPlans.SAID_MAX,
                Decider.outputMax(TestMarket.SETTINGS, TestMarket.ROUTES));
    }

    private EdgeMarks marks(int capacity) {
        return new EdgeMarks(new RouteFilter(TestMarket.ROUTES, quotes)::edgePpm, TestMarket.ROUTES.size(), 0, capacity,
                tally);
    }

    private void at(long sinceOpening, int instrument, long bidPx) {
        now = SECOND + sinceOpening;
        tick(instrument, bidPx);
    }

    private void tick(int instrument, long bidPx) {
        marks.at(now, inputs++);
        quotes.apply(TestMarket.quote(instrument, bidPx, bidPx + 1, now));
        marks.say(scribe);
    }

    private void input() {
        marks.at(now, inputs++);
        marks.say(scribe);
    }
}
