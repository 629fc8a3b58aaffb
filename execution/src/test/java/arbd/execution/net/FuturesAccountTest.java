package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.hyperliquid.Cloid;
import arbd.execution.net.AllVenues.News;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.TimeInForce;
import arbd.execution.sim.LedgerFill;
import arbd.execution.sim.LedgerSnapshot;
import arbd.market.Side;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a futures account has: positions, what closing them realises, funding, and a second socket. */
@Timeout(120)
final class FuturesAccountTest {
    private static final long SECOND = 1_000_000_000L;

    private AllVenues venues = new AllVenues();
    private final News news = new News();
    private OrderEntry entry;
    private int venue;

    @AfterEach
    void close() {
        entry.close();
        venues.close();
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#perpetuals")
    void shouldTellPositionsAndWhatClosingThemRealised(int of) {
        venue = of;
        start();
        trade(1, Side.SELL, "50000");
        AllVenues.until("short", () -> told(venue + ": -12 for "));
        assertEquals(List.of(), realisedNotZero());
        trade(2, Side.BUY, "70000");
        AllVenues.until("flat", () -> news.positions.get(news.positions.size() - 1).equals(venue + ": 0 for 0"));
        LedgerSnapshot ledger = ledger();
        assertTrue(!realisedNotZero().isEmpty(), "a spread was paid");
        long moved = ledger.fills().stream().mapToLong(fill -> fill.realised() - fill.fee()).sum();
        assertEquals(ledger.opening().get(0) + moved, ledger.closing().get(0));
        assertEquals(List.of(), ledger.violations());
        assertEquals(List.of(), news.flows);
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#perpetuals")
    void shouldTellThePositionOfAnEarlierLife(int of) {
        venue = of;
        start();
        trade(1, Side.BUY, "70000");
        AllVenues.until("long", () -> told(venue + ": 12 for "));
        entry.close();
        News later = new News();
        OrderEntry first = entry;
        entry = venues.entry(venue, later);
        entry.start();
        AllVenues.until("up again", () -> later.sessions.contains(true));
        assertEquals(1, later.positions.size());
        assertTrue(later.positions.get(0).matches(venue + ": 12 for [67]\\d{10}"), later.positions.get(0));
        first.close();
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#perpetuals")
    void shouldTellFundingAsACashFlow(int of) {
        venue = of;
        venues.close();
        venues = new AllVenues(2 * SECOND);
        start();
        trade(1, Side.BUY, "70000");
        AllVenues.until("funding", () -> !news.flows.isEmpty());
        assertTrue(news.flows.get(0).matches("FUNDING 0: -?\\d+"), news.flows.get(0));
        AllVenues.until("its balance", () -> {
            long total = ledger().closing().get(0);
            return news.balances.stream().anyMatch(told -> told.startsWith("0: " + total + ", free "));
        });
        assertEquals(List.of(), ledger().violations());
    }

    @ParameterizedTest
    @ValueSource(ints = {AllVenues.USDM, AllVenues.BYBIT_LINEAR, AllVenues.OKX_SWAP})
    void shouldTellByQueryWhatClosingRealised(int of) {
        venue = of;
        start();
        trade(1, Side.SELL, "50000");
        trade(2, Side.BUY, "70000");
        List<String> streamed = news.of(2, "FILL");
        news.reports.clear();
        venues.run(() -> entry.query(venues.order(venue, 2, Side.BUY, "70000", TimeInForce.IOC),
                AllVenues.wallNanos()));
        AllVenues.until("fills again", () -> news.of(2, "FILL").size() == streamed.size());
        assertEquals(streamed, news.of(2, "FILL"));
        assertTrue(!realisedNotZero().isEmpty(), "a spread was paid");
    }

    /** The API's own socket stays open: without the other it is of no use. */
    @ParameterizedTest
    @ValueSource(ints = {AllVenues.USDM, AllVenues.BYBIT_LINEAR})
    void shouldDropTheSessionWithItsPrivateStream(int of) {
        venue = of;
        start();
        venues.servers.faults(venue).cutUserStreams();
        AllVenues.until("down and up again", () -> news.sessions.equals(List.of(true, false, true)));
        trade(1, Side.BUY, "70000");
        assertEquals(List.of(), news.of(0, ""));
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#perpetuals")
    void shouldTellEachFundingOnceThoughTheSessionWasDownWhenItFellDue(int of) {
        venue = of;
        venues.close();
        venues = new AllVenues(2 * SECOND);
        start();
        trade(1, Side.BUY, "70000");
        AllVenues.until("funding", () -> !news.flows.isEmpty());
        venues.servers.faults(venue).delayReplies(8_000);
        venues.servers.faults(venue).cutConnections();
        AllVenues.until("down", () -> news.sessions.equals(List.of(true, false)));
        long before = funded();
        int told = news.flows.size();
        AllVenues.until("funding that nobody hears of", () -> funded() != before);
        assertEquals(told, news.flows.size());
        venues.servers.faults(venue).delayReplies(0);
        int balances = news.balances.size();
        AllVenues.until("up again", () -> news.sessions.equals(List.of(true, false, true)));
        AllVenues.until("all of it", () -> {
            long ledger = funded();
            return news.flows.stream().mapToLong(flow -> Long.parseLong(flow.replaceFirst(".*: ", ""))).sum() == ledger;
        });
        assertTrue(news.balances.size() > balances, "and the account as it stands");
    }

    private long funded() {
        return ledger().funded().getOrDefault(0, 0L);
    }

    @ParameterizedTest
    @MethodSource("arbd.execution.net.AllVenues#perpetuals")
    void shouldRefuseWhatTheMarginDoesNotCoverAndLetItClose(int of) {
        venue = of;
        start();
        Order rich = venues.order(venue, 1, Side.SELL, "60000", TimeInForce.GTC);
        rich.qty = 3_400;
        place(rich);
        AllVenues.until("rejected", () -> !news.of(1, "REJECTED INSUFFICIENT_BALANCE").isEmpty());
        Order most = venues.order(venue, 2, Side.BUY, "62500", TimeInForce.IOC);
        most.qty = 3_100;
        place(most);
        AllVenues.until("filled or gone", () -> !news.of(2, "FILL").isEmpty());
        AllVenues.until("over", () -> ledger().fills().stream().mapToLong(LedgerFill::qty).sum() == 3_100
                || !news.of(2, "CANCELLED").isEmpty());
        long held = ledger().positions().getOrDefault(venue, 0L);
        Order closing = venues.order(venue, 3, Side.SELL, "50000", TimeInForce.IOC);
        closing.qty = held;
        place(closing);
        AllVenues.until("closing", () -> !news.of(3, "FILL").isEmpty());
        assertEquals(List.of(), news.of(3, "REJECTED"));
    }

    private void start() {
        entry = venues.entry(venue, news);
        entry.start();
        AllVenues.until("session up", () -> news.sessions.contains(true));
    }

    private void trade(long number, Side side, String px) {
        place(venues.order(venue, number, side, px, TimeInForce.IOC));
        AllVenues.until("filled", () -> !news.of(number, "FILL").isEmpty() && news.of(number, "FILL").size()
                == ledger().fills().stream().filter(fill -> Cloid.clientOrderId(fill.clientOrderId())
                        .equals(venues.ids.text(7, number))).count());
    }

    private boolean told(String position) {
        return news.positions.stream().anyMatch(word -> word.startsWith(position));
    }

    private void place(Order order) {
        venues.run(() -> entry.place(order, AllVenues.wallNanos()));
    }

    private List<String> realisedNotZero() {
        return news.reports.stream().filter(report -> report.contains(" FILL ") && !report.endsWith(" realised 0"))
                .toList();
    }

    private LedgerSnapshot ledger() {
        return venues.servers.ledger(venue);
    }
}
