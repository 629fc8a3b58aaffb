package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.binance.BinanceOrderEntry;
import arbd.execution.net.AllVenues.News;
import arbd.execution.okx.OkxOrderEntry;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Capabilities;
import arbd.execution.order.Capability;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.TimeInForce;
import arbd.execution.sim.LedgerFill;
import arbd.feeds.Feed;
import arbd.feeds.Feeds;
import arbd.feeds.VenueAddress;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.NetLoop;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Venues that announce a disconnect and cut then: no quote may go stale, and no order be lost. */
@Timeout(120)
final class HandoverTest {
    /** What arbd has to open, fill and change to the second connection. */
    private static final long NOTICE_MILLIS = 800;
    private static final int ORDERS = 24;

    private final AllVenues venues = new AllVenues();
    private final FeedCounters counters = new FeedCounters();
    private final AtomicLongArray types = new AtomicLongArray(Tick.MARK_FUNDING + 1);
    private final AtomicLong notLive = new AtomicLong();
    private final News news = new News();

    @AfterEach
    void close() {
        venues.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {AllVenues.BINANCE, AllVenues.USDM, AllVenues.OKX})
    void shouldNotMissAQuoteWhenADisconnectIsAnnounced(int id) {
        Supplier<VenueProtocol> protocols = protocols(id);
        try (Feed feed = feed(id, protocols)) {
            feed.start();
            AllVenues.until("depth", () -> types.get(Tick.DEPTH) > 10);
            venues.servers.faults(id).announceCut(NOTICE_MILLIS);
            AllVenues.until("a new connection", () -> counters.handovers() == 1);
            // The old one is closed by us, before the venue does.
            AllVenues.until("the old one closed", () -> counters.disconnects() == 1);
            long cut = AllVenues.wallNanos() + NOTICE_MILLIS * 1_000_000L;
            long after = types.get(Tick.DEPTH) + 10;
            AllVenues.until("depth after it was cut", () -> AllVenues.wallNanos() > cut
                    && types.get(Tick.DEPTH) > after);
            assertEquals(0, notLive.get(), "no instrument was told stale or disconnected");
            assertEquals(2, counters.connects());
            assertEquals(0, counters.reconnects());
        }
    }

    /** What the others would see without a second connection. */
    @Test
    void shouldBeWithoutQuotesForAWhileWhereThereIsNoSecondConnection() {
        try (Feed feed = new Feed(Feeds.protocol("okx", venues.table.of(venue(AllVenues.OKX)), counters),
                address(AllVenues.OKX), venues.net(), venues.connections(), this::take, counters)) {
            feed.start();
            AllVenues.until("depth", () -> types.get(Tick.DEPTH) > 10);
            venues.servers.faults(AllVenues.OKX).announceCut(NOTICE_MILLIS);
            AllVenues.until("disconnected", () -> notLive.get() > 0);
        }
    }

    /** A venue that ends each connection after a while, and does not announce it. */
    @Test
    void shouldReplaceAConnectionBeforeItIsTooOld() {
        try (Feed feed = feed(AllVenues.OKX, () -> shortLived(protocols(AllVenues.OKX).get()))) {
            feed.start();
            AllVenues.until("replaced again and again", () -> counters.handovers() >= 3);
            assertEquals(0, notLive.get());
            assertEquals(0, counters.reconnects());
        }
    }

    /** Orders go on while sessions change; every fill of the venue's ledger is told, none twice as another trade. */
    @ParameterizedTest
    @ValueSource(ints = {AllVenues.BINANCE, AllVenues.USDM, AllVenues.OKX})
    void shouldLoseNoOrderAndNoFillWhenASessionEnds(int id) {
        NetLoop net = venues.net();
        AtomicLong made = new AtomicLong();
        OrderEntry entry = new RenewedEntry(sink -> {
            made.incrementAndGet();
            return session(id, sink, net);
        }, news, net, "venue", 1);
        venues.run(entry::start);
        AllVenues.until("up", () -> news.sessions.equals(List.of(true)));
        for (int number = 1; number <= ORDERS; number++) {
            if (number % (ORDERS / 2) == 5) {
                venues.servers.faults(id).announceCut(NOTICE_MILLIS);
            }
            int of = number;
            long wanted = made.get();
            venues.run(() -> {
                assertTrue(entry.ready(), "an order finds a session");
                boolean buys = of % 2 == 1;
                entry.place(venues.order(id, of, buys ? Side.BUY : Side.SELL, buys ? "70000" : "50000",
                        TimeInForce.IOC), AllVenues.wallNanos());
            });
            AllVenues.until("filled", () -> !news.of(of, "FILL").isEmpty());
            if (number % (ORDERS / 2) == 5) {
                AllVenues.until("a second session", () -> made.get() > wanted);
            }
        }
        Set<Long> trades = new HashSet<>();
        venues.servers.ledger(id).fills().stream().map(LedgerFill::tradeId).forEach(trades::add);
        AllVenues.until("every fill", () -> told().containsAll(trades));
        assertEquals(trades, told());
        assertTrue(made.get() >= 3, "sessions: " + made.get());
        assertEquals(List.of(), news.reports.stream().filter(report -> report.contains(" UNKNOWN ")).toList());
        assertEquals(List.of(true), news.sessions, "it was never down");
        entry.close();
    }

    /** What a session has beside orders is there behind the entry that renews it. */
    @ParameterizedTest
    @ValueSource(ints = {AllVenues.BINANCE, AllVenues.USDM, AllVenues.OKX})
    void shouldHaveTheSwitchAndTheBudgetsOfItsSession(int id) {
        NetLoop net = venues.net();
        OrderEntry entry = new RenewedEntry(sink -> session(id, sink, net), news, net, "venue", 1);
        Set<Capability> has = Capabilities.of(venue(id).protocol());
        assertEquals(has.contains(Capability.DEAD_MAN_COUNTDOWN), entry.deadMan() != null);
        venues.run(entry::start);
        AllVenues.until("up", () -> news.sessions.equals(List.of(true)));
        if (entry.deadMan() != null) {
            venues.run(() -> entry.deadMan().cancelAllAfter(60_000, AllVenues.wallNanos()));
            AllVenues.until("armed", () -> venues.servers.faults(id).deadMenSet() > 0);
        }
        venues.run(() -> entry.place(venues.order(id, 1, Side.BUY, "70000", TimeInForce.IOC), AllVenues.wallNanos()));
        AllVenues.until("filled", () -> !news.of(1, "FILL").isEmpty());
        AllVenues.until("told", () -> news.usages.isEmpty() != has.contains(Capability.USAGE_TOLD));
        entry.close();
    }

    private Set<Long> told() {
        Set<Long> told = new HashSet<>();
        news.reports.stream().filter(report -> report.contains(" FILL "))
                .forEach(report -> told.add(Long.parseLong(report.replaceAll(".* trade (\\d+) .*", "$1"))));
        return told;
    }

    private Renewable session(int id, AccountSink sink, NetLoop net) {
        Account account = venues.account(id, sink);
        return switch (id) {
            case AllVenues.BINANCE -> new BinanceOrderEntry(account, venues.servers.orderEntryUri(id), net,
                    venues.connections());
            case AllVenues.USDM -> new BinanceOrderEntry(account, venues.servers.orderEntryUri(id),
                    venues.servers.marketDataUri(id), venues.servers.restUri(id), net, venues.connections());
            default -> new OkxOrderEntry(account, venues.servers.orderEntryUri(id), venues.servers.restUri(id), net,
                    venues.connections());
        };
    }

    private Feed feed(int id, Supplier<VenueProtocol> protocols) {
        return new Feed(protocols, address(id), venues.net(), venues.connections(), this::take, counters);
    }

    private Supplier<VenueProtocol> protocols(int id) {
        return () -> Feeds.protocol(venue(id).protocol(), venues.table.of(venue(id)), counters);
    }

    private VenueAddress address(int id) {
        return new VenueAddress(venues.servers.marketDataUri(id), venues.servers.restUri(id));
    }

    private Venue venue(int id) {
        return venues.table.venues().get(id);
    }

    /** The same protocol of a venue that lets connections live for a fifth of a second. */
    private static VenueProtocol shortLived(VenueProtocol of) {
        return (VenueProtocol) Proxy.newProxyInstance(VenueProtocol.class.getClassLoader(),
                new Class<?>[] {VenueProtocol.class}, (proxy, method, arguments) ->
                        method.getName().equals("lifeMillis") ? 200L : method.invoke(of, arguments));
    }

    private void take(Tick tick) {
        types.incrementAndGet(tick.type);
        if (tick.type == Tick.STATUS && tick.state != MarketState.LIVE) {
            notLive.incrementAndGet();
        }
    }
}
