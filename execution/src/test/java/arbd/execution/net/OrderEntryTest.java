package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.hyperliquid.Cloid;
import arbd.execution.net.AllVenues.News;
import arbd.execution.order.DeadManSwitch;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.TimeInForce;
import arbd.execution.sim.LedgerFill;
import arbd.market.Side;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All account sessions against the simulated venues; verified on these only, but for signatures and texts. */
@Timeout(120)
final class OrderEntryTest {
    private final AllVenues venues = new AllVenues();
    private final News news = new News();
    private OrderEntry entry;

    @AfterEach
    void close() {
        entry.close();
        venues.close();
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldBuyAndReportEachFillExactly(int venue) {
        start(venue);
        boolean spot = AllVenues.spot(venue);
        assertEquals("0: 20000000000000, free 20000000000000" + (spot ? " and 1: 300000000, free 300000000" : ""),
                news.balances.stream().limit(spot ? 2 : 1).sorted().collect(Collectors.joining(" and ")));
        assertEquals(spot ? List.of() : List.of(venue + ": 0 for 0"), news.positions);
        place(venues.order(venue, 1, Side.BUY, "70000", TimeInForce.IOC));
        AllVenues.until("accepted", () -> !news.of(1, "ACCEPTED").isEmpty());
        AllVenues.until("fills", () -> !fills(venue).isEmpty() && news.of(1, "FILL").size() == fills(venue).size());
        assertEquals(expected(venue, 1), news.of(1, "FILL"));
        int asset = spot ? 1 : 0;
        // Of a perpetual's margin not all is free while a position is held.
        AllVenues.until("balance", () -> news.balances.stream().anyMatch(told -> told.startsWith(
                asset + ": " + closing(venue, asset) + (spot ? ", free " + closing(venue, asset) : ", free "))));
        place(venues.order(venue, 2, Side.SELL, "50000", TimeInForce.IOC));
        AllVenues.until("second", () -> !news.of(2, "FILL").isEmpty() && news.of(2, "FILL").size()
                == expected(venue, 2).size());
        assertEquals(expected(venue, 2), news.of(2, "FILL"));
        assertEquals(List.of(), news.of(0, ""));
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldReportWhatDidNotFill(int venue) {
        start(venue);
        place(venues.order(venue, 1, Side.BUY, "50000", TimeInForce.IOC));
        AllVenues.until("cancelled", () -> !news.of(1, "CANCELLED").isEmpty());
        Order resting = venues.order(venue, 2, Side.BUY, "50000", TimeInForce.GTC);
        place(resting);
        AllVenues.until("accepted", () -> !news.of(2, "ACCEPTED").isEmpty());
        assertEquals(List.of(), news.of(2, "CANCELLED"));
        venues.run(() -> entry.cancel(resting, AllVenues.wallNanos()));
        AllVenues.until("cancelled", () -> !news.of(2, "CANCELLED").isEmpty());
        venues.run(() -> entry.cancel(resting, AllVenues.wallNanos()));
        // OKX knows an ended order as ended; whoever asked then has to query it.
        String answer = AllVenues.okx(venue) ? "UNKNOWN OTHER '51401" : "NOT_FOUND";
        AllVenues.until("nothing to cancel", () -> !news.of(2, answer).isEmpty());
        venues.run(() -> entry.cancel(venues.order(venue, 99, Side.BUY, "50000", TimeInForce.GTC),
                AllVenues.wallNanos()));
        AllVenues.until("not found", () -> !news.of(99, "NOT_FOUND").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldRestWhenPostOnlyAndNeverTake(int venue) {
        start(venue);
        Order resting = venues.order(venue, 1, Side.BUY, "50000", TimeInForce.POST_ONLY);
        place(resting);
        AllVenues.until("accepted", () -> !news.of(1, "ACCEPTED").isEmpty());
        AllVenues.until("by the reply and by the stream", () -> Set.copyOf(news.answers).containsAll(
                List.of("1 ACCEPTED true", "1 ACCEPTED false")));
        Order taking = venues.order(venue, 2, Side.BUY, "70000", TimeInForce.POST_ONLY);
        place(taking);
        // OKX and Bybit take the order and cancel it at once.
        boolean taken = AllVenues.okx(venue) || venue == AllVenues.BYBIT || venue == AllVenues.BYBIT_LINEAR;
        String refused = taken ? "CANCELLED" : "REJECTED";
        AllVenues.until("refused", () -> !news.of(2, refused).isEmpty());
        query(resting);
        AllVenues.until("still open", () -> news.of(1, "ACCEPTED").size() > 2);
        assertEquals(List.of(), news.of(1, "CANCELLED"));
        venues.run(() -> entry.cancel(resting, AllVenues.wallNanos()));
        AllVenues.until("cancelled", () -> !news.of(1, "CANCELLED").isEmpty());
        assertEquals(List.of(), fills(venue));
    }

    /** The shortest time that each venue takes: 1 s and 10 s. */
    @ParameterizedTest
    @CsvSource({AllVenues.KRAKEN + ", 1000", AllVenues.OKX + ", 10000",
        AllVenues.OKX_SWAP + ", 10000"})
    void shouldHaveTheVenueCancelWhatRestsWhenWeFallSilent(int venue, long millis) {
        start(venue);
        place(venues.order(venue, 1, Side.BUY, "50000", TimeInForce.GTC));
        AllVenues.until("accepted", () -> !news.of(1, "ACCEPTED").isEmpty());
        long armed = System.nanoTime();
        venues.run(() -> ((DeadManSwitch) entry).cancelAllAfter(millis, AllVenues.wallNanos()));
        AllVenues.until("cancelled", () -> !news.of(1, "CANCELLED").isEmpty());
        assertTrue(System.nanoTime() - armed >= millis * 1_000_000L, "cancelled too early");
        assertEquals(List.of(true), news.sessions);
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldSayWhyAnOrderWasRefused(int venue) {
        start(venue);
        Order rich = venues.order(venue, 1, Side.BUY, "60000", TimeInForce.GTC);
        rich.qty *= 5_000;
        place(rich);
        AllVenues.until("rejected", () -> !news.of(1, "REJECTED INSUFFICIENT_BALANCE").isEmpty());
        Order small = venues.order(venue, 2, Side.BUY, "1", TimeInForce.GTC);
        place(small);
        AllVenues.until("rejected", () -> !news.of(2, "REJECTED FILTER").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldAnswerQueries(int venue) {
        start(venue);
        Order bought = venues.order(venue, 1, Side.BUY, "70000", TimeInForce.IOC);
        place(bought);
        AllVenues.until("filled", () -> !news.of(1, "FILL").isEmpty() && news.of(1, "FILL").size()
                == expected(venue, 1).size());
        news.reports.clear();
        query(bought);
        AllVenues.until("fills again", () -> news.of(1, "FILL").size() == expected(venue, 1).size());
        assertEquals(expected(venue, 1), news.of(1, "FILL"));
        query(venues.order(venue, 99, Side.BUY, "70000", TimeInForce.IOC));
        AllVenues.until("not found", () -> !news.of(99, "NOT_FOUND").isEmpty());
        Order missed = venues.order(venue, 3, Side.BUY, "50000", TimeInForce.IOC);
        place(missed);
        AllVenues.until("cancelled", () -> !news.of(3, "CANCELLED").isEmpty());
        news.reports.clear();
        query(missed);
        AllVenues.until("cancelled again", () -> !news.of(3, "CANCELLED").isEmpty());
        Order resting = venues.order(venue, 4, Side.BUY, "50000", TimeInForce.GTC);
        place(resting);
        AllVenues.until("accepted", () -> !news.of(4, "ACCEPTED").isEmpty());
        news.reports.clear();
        query(resting);
        AllVenues.until("still open", () -> !news.of(4, "ACCEPTED").isEmpty());
        assertEquals(List.of(), news.of(4, "CANCELLED"));
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldReportUnknownOnceWhenTheSocketFallsAndFindTheFillsAfterwards(int venue) {
        start(venue);
        venues.servers.faults(venue).dropAcks(1);
        Order bought = venues.order(venue, 1, Side.BUY, "70000", TimeInForce.IOC);
        place(bought);
        AllVenues.until("filled at the venue", () -> !fills(venue).isEmpty());
        venues.servers.faults(venue).cutConnections();
        AllVenues.until("unknown", () -> !news.of(1, "UNKNOWN NO_ANSWER").isEmpty());
        AllVenues.until("up again", () -> news.sessions.equals(List.of(true, false, true)));
        venues.run(() -> assertTrue(entry.ready()));
        news.reports.removeIf(report -> report.contains(" FILL "));
        query(bought);
        AllVenues.until("fills", () -> news.of(1, "FILL").size() >= expected(venue, 1).size());
        assertEquals(expected(venue, 1).stream().sorted().toList(),
                news.of(1, "FILL").stream().distinct().sorted().toList());
        assertEquals(1, news.of(1, "UNKNOWN").size());
        assertEquals(List.of(), venues.servers.ledger(venue).duplicates());
        assertEquals(1, venues.servers.ledger(venue).orders().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {AllVenues.OKX, AllVenues.OKX_SWAP, AllVenues.BYBIT, AllVenues.BYBIT_LINEAR,
        AllVenues.COINBASE})
    void shouldReportUnknownWhatTheVenueSaysTimedOut(int venue) {
        start(venue);
        venues.servers.faults(venue).timeOut(1);
        Order bought = venues.order(venue, 1, Side.BUY, "70000", TimeInForce.IOC);
        place(bought);
        String code = AllVenues.okx(venue) ? "50004" : venue == AllVenues.COINBASE ? "REST status 500" : "10000";
        AllVenues.until("unknown", () -> !news.of(1, "UNKNOWN NO_ANSWER '" + code).isEmpty());
        AllVenues.until("filled", () -> !expected(venue, 1).isEmpty()
                && news.of(1, "FILL").size() == expected(venue, 1).size());
        news.reports.clear();
        query(bought);
        AllVenues.until("fills", () -> news.of(1, "FILL").size() == expected(venue, 1).size());
        assertEquals(expected(venue, 1), news.of(1, "FILL"));
        assertEquals(1, venues.servers.ledger(venue).orders().size());
    }

    /** Orders that go another way than the private stream do not go while that is down. */
    @Test
    void shouldSendNoOrderWhoseFateNobodyWouldHear() {
        int venue = AllVenues.COINBASE;
        entry = venues.entryWithoutStream(venue, news);
        entry.start();
        long end = System.nanoTime() + 500_000_000L;
        long[] number = new long[1];
        AllVenues.until("a while", () -> {
            place(venues.order(venue, ++number[0], Side.BUY, "70000", TimeInForce.IOC));
            return System.nanoTime() > end;
        });
        assertEquals(number[0], news.reports.stream().filter(report -> report.contains("'not connected'")).count());
        assertEquals(List.of(), venues.servers.ledger(venue).orders());
    }

    /** Where the frames of a private stream are numbered, a missing one ends the connection; what it told is asked. */
    @Test
    void shouldBeginAnewWhenAFrameOfThePrivateStreamIsLost() {
        int venue = AllVenues.COINBASE;
        start(venue);
        Order resting = venues.order(venue, 1, Side.BUY, "50000", TimeInForce.GTC);
        place(resting);
        AllVenues.until("accepted", () -> news.answers.contains("1 ACCEPTED false"));
        venues.servers.faults(venue).loseUserFrames(1);
        venues.run(() -> entry.cancel(resting, AllVenues.wallNanos()));
        AllVenues.until("up again", () -> news.sessions.equals(List.of(true, false, true)));
        assertEquals(List.of(), news.of(1, "CANCELLED"), "nobody told");
        query(resting);
        AllVenues.until("cancelled", () -> !news.of(1, "CANCELLED").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {AllVenues.KRAKEN, AllVenues.OKX, AllVenues.BYBIT, AllVenues.BYBIT_LINEAR,
        AllVenues.COINBASE, AllVenues.OKX_SWAP})
    void shouldReportUnknownWhenAQueryIsNotAnswered(int venue) {
        entry = venues.entry(venue, AllVenues.secret(venue, false), news);
        query(venues.order(venue, 1, Side.BUY, "70000", TimeInForce.IOC));
        AllVenues.until("refused", () -> !news.of(1, "UNKNOWN NO_ANSWER").isEmpty());
        venues.servers.close();
        query(venues.order(venue, 2, Side.BUY, "70000", TimeInForce.IOC));
        AllVenues.until("nobody there", () -> !news.of(2, "UNKNOWN NO_ANSWER 'REST failed").isEmpty());
        assertEquals(2, news.reports.size());
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldReportUnknownWhenThereIsNoSession(int venue) {
        entry = venues.entry(venue, news);
        venues.run(() -> assertFalse(entry.ready()));
        place(venues.order(venue, 1, Side.BUY, "70000", TimeInForce.IOC));
        assertEquals(1, news.of(1, "UNKNOWN NO_ANSWER 'not connected'").size());
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldNeverComeUpWithAWrongSecret(int venue) {
        entry = venues.entry(venue, AllVenues.secret(venue, false), news);
        entry.start();
        long end = System.nanoTime() + 300_000_000L;
        AllVenues.until("a while", () -> System.nanoTime() > end);
        assertEquals(List.of(), news.sessions);
        assertEquals(List.of(), news.balances);
        venues.run(() -> assertFalse(entry.ready()));
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#all")
    void shouldLoseNothingWhileTheSinkIsCongested(int venue) {
        start(venue);
        news.congested = true;
        place(venues.order(venue, 1, Side.BUY, "70000", TimeInForce.IOC));
        AllVenues.until("filled at the venue", () -> !fills(venue).isEmpty());
        news.congested = false;
        AllVenues.until("fills", () -> news.of(1, "FILL").size() == expected(venue, 1).size());
        assertEquals(expected(venue, 1), news.of(1, "FILL"));
    }

    private void start(int venue) {
        entry = venues.entry(venue, news);
        entry.start();
        AllVenues.until("session up", () -> news.sessions.contains(true));
        venues.run(() -> assertTrue(entry.ready()));
    }

    private void place(Order order) {
        venues.run(() -> entry.place(order, AllVenues.wallNanos()));
    }

    private void query(Order order) {
        venues.run(() -> entry.query(order, AllVenues.wallNanos()));
    }

    private List<LedgerFill> fills(int venue) {
        return venues.servers.ledger(venue).fills();
    }

    private long closing(int venue, int asset) {
        return venues.servers.ledger(venue).closing().get(asset);
    }

    private List<String> expected(int venue, long number) {
        String id = venues.ids.text(7, number);
        return fills(venue).stream().filter(fill -> Cloid.clientOrderId(fill.clientOrderId()).equals(id))
                .map(fill -> number + " FILL NONE trade " + fill.tradeId() + " px " + fill.px() + " qty " + fill.qty()
                        + " fee " + fill.fee() + " of " + fill.feeAsset() + " realised " + fill.realised())
                .collect(Collectors.toList());
    }
}
