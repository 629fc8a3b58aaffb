package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.net.BookFault;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.LoopbackServer;
import arbd.feeds.net.TestLoop;
import arbd.market.Instrument;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FeedTest {
    private static final Instrument BTCUSDT = Recorded.instrument(0, "BTCUSDT", 2, 5);
    private static final String DEPTH = "/api/v3/depth?symbol=BTCUSDT&limit=1000";
    /** Connections, so many that waits which double with each would reach their longest. */
    private static final int LOST = 12;
    /** Steps of a loop, of a fifth of a millisecond and more, until a request after connecting would be on its way. */
    private static final int STEPS = 2_500;
    private static final ConnectionSettings SETTINGS =
            new ConnectionSettings(1 << 20, 5_000, 5, 20, 100, 1_000, 1);

    private static final String OKX_BOOK = "{\"arg\":{\"channel\":\"books\",\"instId\":\"BTC-USDT\"},\"action\":"
            + "\"snapshot\",\"data\":[{\"asks\":[[\"2\",\"1\",\"0\",\"1\"]],\"bids\":[],\"ts\":\"5\",\"checksum\":0,"
            + "\"seqId\":%d,\"prevSeqId\":-1}]}";
    private static final String OKX_NOTICE =
            "{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"upgrade\",\"connId\":\"a\"}";

    private final FeedCounters counters = new FeedCounters();
    private final List<String> ticks = new CopyOnWriteArrayList<>();

    @Test
    void shouldSubscribeInTheWordsOfKrakenAndOkx() {
        String book = "\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],\"depth\":10";
        String unsubscribe = "{\"method\":\"unsubscribe\"," + book + "}}";
        String subscribe = "{\"method\":\"subscribe\"," + book + ",\"snapshot\":true}}";
        VenueProtocol kraken = Feeds.protocol("kraken", List.of(Recorded.instrument(3, "BTC/USD", 1, 8)), counters);
        assertEquals(List.of(subscribe), kraken.subscribe());
        assertEquals(List.of(unsubscribe, subscribe), kraken.resubscribe(3));
        String args = ",\"args\":[{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}]}";
        VenueProtocol okx = Feeds.protocol("okx", List.of(Recorded.instrument(3, "BTC-USDT", 1, 8)), counters);
        assertEquals(List.of("{\"op\":\"subscribe\"" + args), okx.subscribe());
        assertEquals(List.of("{\"op\":\"unsubscribe\"" + args, "{\"op\":\"subscribe\"" + args), okx.resubscribe(3));
    }

    /** One of two says nothing while the other talks: that one alone is subscribed anew, and nothing is told stale. */
    @Test
    void shouldSubscribeASilentInstrumentAnewWhileTheOthersTalk() {
        ConnectionSettings settings = SETTINGS.withDataSilence(300);
        String quiet = "{\"channel\":\"books\",\"instId\":\"ETH-USDT\"}";
        String talks = "{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}";
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(false)) {
            Feed feed = new Feed(Feeds.protocol("okx", List.of(Recorded.instrument(3, "BTC-USDT", 1, 8),
                    Recorded.instrument(4, "ETH-USDT", 2, 6)), counters), new VenueAddress(server.address(), null),
                    loop.net(), settings, tick -> ticks.add(Recorded.describe(tick)), counters);
            feed.start();
            loop.until("subscribed", () -> !server.heard().isEmpty());
            String wanted = "{\"op\":\"subscribe\",\"args\":[" + quiet + "]}";
            loop.until("subscribed anew", () -> {
                server.say("{\"arg\":" + talks + ",\"action\":\"snapshot\",\"data\":[{"
                        + "\"asks\":[[\"101\",\"1\",\"0\",\"1\"]],\"bids\":[[\"100\",\"1\",\"0\",\"1\"]],"
                        + "\"ts\":\"1785600000000\",\"checksum\":0,\"prevSeqId\":-1,\"seqId\":7}]}");
                return server.heard().contains(wanted);
            });
            assertTrue(server.heard().stream().skip(1).noneMatch(text -> text.contains("BTC-USDT")),
                    server.heard().toString());
            assertTrue(ticks.stream().noneMatch(tick -> tick.startsWith("status")), ticks.toString());
            assertTrue(counters.faults(BookFault.QUIET) > 0);
            assertEquals(0, counters.faults(BookFault.SILENT));
            assertEquals(1, counters.connects());
            feed.close();
        }
    }

    @Test
    void shouldLeaveWhenAskedTo() {
        String arg = "{\"channel\":\"books\",\"instId\":\"BTC-USDT\"}";
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = new Feed(Feeds.protocol("okx", List.of(Recorded.instrument(3, "BTC-USDT", 1, 8)), counters),
                    new VenueAddress(server.address(), null), loop.net(), SETTINGS,
                    tick -> ticks.add(Recorded.describe(tick)), counters);
            feed.start();
            loop.until("subscribed", () -> server.heard().size() == 1);
            server.say("{\"arg\":" + arg + ",\"action\":\"snapshot\",\"data\":[{\"asks\":[[\"2\",\"1\",\"0\",\"1\"]],"
                    + "\"bids\":[],\"ts\":\"5\",\"checksum\":0,\"seqId\":7,\"prevSeqId\":-1}]}");
            server.say("{\"event\":\"notice\",\"code\":\"64008\",\"msg\":\"upgrade\",\"connId\":\"a\"}");
            loop.until("subscribed anew", () -> server.heard().size() == 2);
            assertEquals(List.of("depth 3 u7 t5000000 a20x100000000", "status 3 DISCONNECTED"), ticks);
            feed.close();
        }
        assertEquals(2, counters.connects());
    }

    /** A venue that is renewed server by server may send us to one that goes next. */
    @Test
    void shouldGoOnFromASecondConnectionThatWillEndToo() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = handsOver(server, loop);
            feed.start();
            loop.until("subscribed", () -> server.heard().size() == 1);
            server.say(OKX_BOOK.formatted(7));
            server.say(OKX_NOTICE);
            loop.until("a second", () -> server.heard().size() == 2);
            server.say(OKX_NOTICE);
            server.say(OKX_BOOK.formatted(8));
            loop.until("a third", () -> server.connections() == 3);
            assertEquals(List.of("depth 3 u7 t5000000 a20x100000000", "depth 3 u8 t5000000 a20x100000000"), ticks);
            feed.close();
        }
    }

    /** Told on, its smaller numbers would be taken for old ones, and the book stand still. */
    @Test
    void shouldNotGoOnFromASecondConnectionThatNumbersAnewBeforeTheFirstHasEnded() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = handsOver(server, loop);
            feed.start();
            loop.until("subscribed", () -> server.heard().size() == 1);
            server.say(OKX_BOOK.formatted(7));
            server.say(OKX_NOTICE);
            loop.until("a second", () -> server.heard().size() == 2);
            long frames = counters.frames();
            server.say(OKX_BOOK.formatted(1));
            loop.until("the book of the second", () -> counters.frames() > frames);
            assertEquals(List.of("depth 3 u7 t5000000 a20x100000000"), ticks);
            server.dropOldest();
            loop.until("the second is told", () -> ticks.size() == 3);
            assertEquals(List.of("status 3 DISCONNECTED", "depth 3 u1 t5000000 a20x100000000"), ticks.subList(1, 3));
            feed.close();
        }
    }

    private Feed handsOver(LoopbackServer server, TestLoop loop) {
        return new Feed(() -> Feeds.protocol("okx", List.of(Recorded.instrument(3, "BTC-USDT", 1, 8)), counters),
                new VenueAddress(server.address(), null), loop.net(), SETTINGS,
                tick -> ticks.add(Recorded.describe(tick)), counters);
    }

    /** The venue begins to count anew, and says so by number one. */
    @Test
    void shouldTakeARestartOfABybitBook() {
        String book = "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"snapshot\",\"ts\":5,\"data\":{\"s\":\"BTCUSDT\","
                + "\"b\":[],\"a\":[[\"2\",\"1\"]],\"u\":%d,\"seq\":1},\"cts\":5}";
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = new Feed(Feeds.protocol("bybit-linear", List.of(BTCUSDT), counters),
                    new VenueAddress(server.address(), null), loop.net(), SETTINGS,
                    tick -> ticks.add(Recorded.describe(tick)), counters);
            feed.start();
            loop.until("subscribed", () -> server.heard().size() == 1);
            server.say(book.formatted(12));
            server.say(book.formatted(1));
            loop.until("restarted", () -> ticks.size() == 3);
            assertEquals(List.of("depth 0 u12 t5000000 a200x100000", "status 0 UNKNOWN",
                    "depth 0 u1 t5000000 a200x100000"), ticks);
            feed.close();
        }
        assertEquals(1, counters.connects());
        assertEquals(0, counters.gaps());
    }

    /** The road of a Binance book over real sockets: a snapshot that is too old, one that fails, one that is right. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldAskForABinanceBookUntilItIsWhole(boolean stepped) {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(stepped)) {
            server.answer(DEPTH, snapshot(10, "5"));
            server.answer(DEPTH, LoopbackServer.response(503, ""));
            server.answer(DEPTH, snapshot(12, "6"));
            Feed feed = binance(server, loop, ConnectionSettings.defaults(1));
            feed.start();
            loop.until("connected", () -> server.connections() == 1);
            server.say(change(13, 14));
            loop.until("whole", () -> ticks.size() == 1);
            assertEquals("depth 0 u14 t7000000 b9800x600000 a10100x100000", ticks.get(0));
            assertEquals(List.of(DEPTH, DEPTH, DEPTH), server.asked());
            feed.close();
            loop.until("down", () -> ticks.size() == 2);
        }
        assertEquals(1, counters.faults(BookFault.SNAPSHOT_OLD));
        assertEquals(0, counters.gaps());
        assertEquals(1, counters.snapshotFailures());
    }

    /** With waits that grew from connection to connection the last of them would last longer than a loop is patient. */
    @Test
    void shouldNotWaitLongerForABookBecauseEarlierConnectionsWereLost() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = binance(server, loop, SETTINGS);
            feed.start();
            for (int i = 1; i <= LOST; i++) {
                int connection = i;
                loop.until("connected", () -> server.connections() == connection);
                server.answer(DEPTH, snapshot(10, "5"));
                server.say(change(10, 11));
                loop.until("whole", () -> ticks.size() == 2 * connection - 1);
                server.drop();
                loop.until("down", () -> ticks.size() == 2 * connection);
            }
            feed.close();
        }
    }

    /** An answer that was asked for before the fault says nothing about what was lost. */
    @Test
    void shouldNotHealByAnAnswerFromBeforeTheFault() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            server.answer(DEPTH, LoopbackServer.SILENCE);
            Feed feed = binance(server, loop, ConnectionSettings.defaults(1));
            feed.start();
            loop.until("connected", () -> server.connections() == 1);
            int[] steps = new int[1];
            loop.until("time enough to ask", () -> steps[0]++ == STEPS);
            assertEquals(List.of(), server.asked(), "nothing is asked for before the stream speaks");
            server.say(change(8, 9));
            loop.until("asked", () -> server.asked().size() == 1);
            server.say("{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\"");
            loop.until("stale", () -> ticks.size() == 1);
            server.answer(DEPTH, snapshot(11, "5"));
            server.answerLate(snapshot(10, "4"));
            loop.until("whole", () -> ticks.size() == 2);
            assertEquals("depth 0 u11 t0 b9800x500000 a10100x100000", ticks.get(1));
            feed.close();
        }
    }

    /** A mark is no sign that the books are sent. */
    @Test
    void shouldReplaceAConnectionThatCarriesMarksAlone() {
        String mark = "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"ts\":5,\"data\":{\"symbol\":\"BTCUSDT\","
                + "\"markPrice\":\"1\",\"fundingRate\":\"0.0%d\",\"nextFundingTime\":\"9\"}}";
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = new Feed(Feeds.protocol("bybit-linear", List.of(BTCUSDT), counters),
                    new VenueAddress(server.address(), null), loop.net(), SETTINGS.withDataSilence(400),
                    tick -> ticks.add(Recorded.describe(tick)), counters);
            feed.start();
            int[] marks = new int[1];
            loop.until("told and replaced", () -> {
                if (server.connections() == 1 && !server.heard().isEmpty()) {
                    server.say(mark.formatted(10 + marks[0]++));
                }
                return server.connections() == 2;
            });
            assertTrue(ticks.get(0).startsWith("mark 0 "), ticks.get(0));
            assertEquals(1, counters.faults(BookFault.SILENT));
            feed.close();
        }
    }

    @Test
    void shouldWantARestAddressForBooksThatComeByRequest() {
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new Feed(
                    Feeds.protocol("binance", List.of(BTCUSDT), counters),
                    new VenueAddress(server.address(), null), loop.net(),
                    SETTINGS, tick -> { }, counters));
            assertTrue(refused.getMessage().contains("needs a REST address"), refused.getMessage());
        }
    }

    private Feed binance(LoopbackServer server, TestLoop loop, ConnectionSettings settings) {
        return new Feed(Feeds.protocol("binance", List.of(BTCUSDT), counters),
                    new VenueAddress(server.address(), server.rest()),
                loop.net(), settings, tick -> ticks.add(Recorded.describe(tick)), counters);
    }

    private static String snapshot(long id, String qty) {
        return "{\"lastUpdateId\":" + id + ",\"bids\":[[\"98\",\"" + qty + "\"]],\"asks\":[[\"101\",\"1\"]]}";
    }

    private static String change(long first, long last) {
        return "{\"e\":\"depthUpdate\",\"E\":7,\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" + last
                + ",\"b\":[],\"a\":[]}";
    }

    @Test
    void shouldTakeAWholeBookOfManyMegabytes() {
        VenueProtocol protocol = Feeds.protocol("coinbase", List.of(Recorded.instrument(3, "BTC-USD", 2, 8)), counters);
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = new Feed(protocol, new VenueAddress(server.address(), null), loop.net(),
                    SETTINGS.withMaxFrame(protocol.frameBytesMax()), tick -> ticks.add(Recorded.describe(tick)),
                    counters);
            feed.start();
            loop.until("subscribed", () -> server.heard().size() == 2);
            server.say(wholeBook(60_000));
            loop.until("whole", () -> ticks.size() == 1);
            assertTrue(ticks.get(0).startsWith("depth 3 u0 t1788746278000000000 b6000000x100000000 b5999999x"),
                    ticks.get(0));
            feed.close();
        }
        assertEquals(0, counters.malformedFrames());
    }

    private static String wholeBook(int levels) {
        StringBuilder text = new StringBuilder("{\"channel\":\"l2_data\",\"client_id\":\"\",\"timestamp\":"
                + "\"2026-09-07T01:57:58Z\",\"sequence_num\":0,\"events\":[{\"type\":\"snapshot\",\"product_id\":"
                + "\"BTC-USD\",\"updates\":[");
        for (int i = 0; i < levels; i++) {
            text.append(i == 0 ? "" : ",").append("{\"side\":\"bid\",\"event_time\":\"1970-01-01T00:00:00Z\","
                    + "\"price_level\":\"").append((6_000_000 - i) / 100).append('.')
                    .append((6_000_000 - i) / 10 % 10).append((6_000_000 - i) % 10)
                    .append("\",\"new_quantity\":\"1.00000000\"}");
        }
        return text + "]}]}";
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 700_000})
    void shouldCarryLargeAndSmallFramesAlike(int padding) {
        char[] space = new char[padding];
        Arrays.fill(space, ' ');
        try (LoopbackServer server = new LoopbackServer(); TestLoop loop = new TestLoop(true)) {
            Feed feed = new Feed(
                    Feeds.protocol("binance", List.of(Recorded.instrument(0, "BTCUSDT", 2, 5)), counters),
                    new VenueAddress(server.address(), server.rest()), loop.net(), SETTINGS,
                    tick -> ticks.add(Recorded.describe(tick)), counters);
            feed.start();
            loop.until("connected", () -> server.connections() == 1);
            server.say("{\"u\":1,\"s\":\"BTCUSDT\",\"b\":\"1.00\",\"B\":\"1\"," + new String(space)
                    + "\"a\":\"2\",\"A\":\"1\"}");
            loop.until("tick", () -> ticks.size() == 1);
            assertEquals("quote 0 u1 t0 b100x100000 a200x100000", ticks.get(0));
            feed.close();
        }
    }
}
