package arbd.feeds.binance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Recorded;
import arbd.feeds.net.BookFault;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.Tick;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes a book whole, and what makes it stale: always in the call that brings the news. */
final class BinanceBookTest {
    private static final String STALE = "status 4 STALE";
    private static final long SECOND = 1_000_000_000L;

    private final FeedCounters counters = new FeedCounters();
    private final BinanceProtocol spot = new BinanceProtocol(
            BinanceMarket.SPOT, List.of(Recorded.instrument(4, "BTCUSDT", 2, 5)), counters);
    private final BinanceProtocol futures = new BinanceProtocol(
            BinanceMarket.USDM, List.of(Recorded.instrument(4, "BTCUSDT", 2, 5)), counters);
    private final List<String> ticks = new ArrayList<>();
    private long nanos = SECOND;
    private long toldNanos;

    @Test
    void shouldJoinWhatWaitedToTheSnapshot() {
        change(spot, 8, 9, "[[\"99\",\"9\"]]", "[]");
        change(spot, 10, 12, "[[\"99\",\"1\"]]", "[]");
        change(spot, 13, 13, "[]", "[[\"101\",\"0\"],[\"102\",\"2\"]]");
        assertEquals(List.of(), ticks);
        assertTrue(snapshot(spot, 11, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(List.of("depth 4 u13 t0 b9900x100000 b9800x500000 a10200x200000"), untimed());
        change(spot, 14, 20, "[[\"98\",\"0\"]]", "[]");
        assertEquals(List.of("depth 4 u20 t0 b9900x100000 a10200x200000"), untimed());
        assertEquals(0, counters.gaps());
    }

    /** The stream stands still, REST answers: the book must not look fresher than what the stream last said. */
    @Test
    void shouldBeAsOldAsTheStreamWhenOnlyRestAnswers() {
        change(spot, 10, 12, "[[\"99\",\"1\"]]", "[]");
        long spoke = nanos;
        nanos += 2 * SECOND;
        assertTrue(snapshot(spot, 11, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(spoke, toldNanos);
        change(spot, 13, 13, "[]", "[]");
        assertEquals(nanos, toldNanos);
    }

    @Test
    void shouldJoinByTheRuleOfFutures() {
        futures(90, 99, 80);
        futures(100, 110, 99);
        assertTrue(snapshot(futures, 105, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(List.of("depth 4 u110 t0 b9800x500000 a10100x100000"), untimed());
        futures(112, 115, 110);
        assertEquals(1, untimed().size());
        futures(116, 117, 111);
        assertEquals(List.of(STALE), untimed());
        assertEquals(1, counters.gaps());
    }

    @Test
    void shouldAskAgainWhenTheSnapshotIsOlderThanWhatWaits() {
        change(spot, 12, 13, "[[\"99\",\"1\"]]", "[]");
        assertFalse(snapshot(spot, 10, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(1, counters.faults(BookFault.SNAPSHOT_OLD));
        assertEquals(List.of(), ticks);
        assertTrue(snapshot(spot, 11, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(List.of("depth 4 u13 t0 b9900x100000 b9800x500000 a10100x100000"), untimed());
    }

    @Test
    void shouldAskAgainWhenThereIsAHoleInWhatWaited() {
        change(spot, 10, 11, "[[\"99\",\"1\"]]", "[]");
        change(spot, 13, 14, "[[\"97\",\"1\"]]", "[]");
        assertFalse(snapshot(spot, 9, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(1, counters.gaps());
        assertTrue(snapshot(spot, 12, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(List.of("depth 4 u14 t0 b9800x500000 b9700x100000 a10100x100000"), untimed());
    }

    @Test
    void shouldBeStaleAtTheGapAndBelieveNothingBeforeTheNextSnapshot() {
        whole();
        change(spot, 12, 12, "[[\"99\",\"1\"]]", "[]");
        assertEquals(List.of(STALE), untimed());
        assertEquals(1, counters.gaps());
        quote(spot, 13, "99", "1", "101", "1");
        change(spot, 13, 14, "[]", "[[\"103\",\"1\"]]");
        assertEquals(List.of(), untimed());
        assertFalse(snapshot(spot, 10, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertTrue(snapshot(spot, 12, "[[\"99\",\"1\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(List.of("depth 4 u14 t0 b9900x100000 a10100x100000 a10300x100000"), untimed());
        quote(spot, 15, "99", "2", "101", "1");
        assertEquals(List.of("quote 4 u15 t0 b9900x200000 a10100x100000"), untimed());
    }

    @Test
    void shouldIgnoreWhatItHasSeen() {
        whole();
        change(spot, 9, 10, "[[\"98\",\"0\"]]", "[]");
        change(spot, 10, 10, "[[\"98\",\"0\"]]", "[]");
        quote(spot, 9, "99", "2", "101", "1");
        assertEquals(List.of(), untimed());
        assertTrue(snapshot(spot, 9, "[]", "[]"));
        assertEquals(List.of(), untimed());
        assertEquals(4, counters.ignoredFrames());
    }

    @Test
    void shouldLayTheNewestQuoteOverABookThatIsBehind() {
        whole();
        quote(spot, 15, "99.50", "3", "101", "0.5");
        assertEquals(List.of("quote 4 u15 t0 b9950x300000 a10100x50000"), untimed());
        change(spot, 11, 12, "[[\"99.50\",\"1\"],[\"99.70\",\"1\"],[\"97\",\"4\"]]",
                "[[\"100.90\",\"1\"],[\"102\",\"1\"]]");
        assertEquals(List.of("depth 4 u15 t0 b9950x300000 b9800x500000 b9700x400000 a10100x50000 a10200x100000"),
                untimed());
        quote(spot, 16, "97.50", "1", "103", "1");
        change(spot, 13, 13, "[]", "[]");
        assertEquals(List.of("quote 4 u16 t0 b9750x100000 a10300x100000",
                "depth 4 u16 t0 b9750x100000 b9700x400000 a10300x100000"), untimed());
        quote(spot, 17, "97.50", "1", "0", "0");
        change(spot, 14, 14, "[]", "[]");
        assertEquals(List.of("quote 4 u17 t0 b9750x100000", "depth 4 u17 t0 b9750x100000 b9700x400000"), untimed());
    }

    @Test
    void shouldBeStaleWhenItDiffersFromTheQuoteOfTheSameNumber() {
        for (boolean quoteFirst : new boolean[] {true, false}) {
            spot.reset();
            whole();
            long before = counters.faults(BookFault.CROSS_CHECK);
            if (quoteFirst) {
                quote(spot, 12, "98", "5", "101", "2");
                quote(spot, 14, "98", "5", "101", "1");
                change(spot, 11, 12, "[]", "[[\"101\",\"2.00001\"]]");
            } else {
                change(spot, 11, 12, "[]", "[[\"101\",\"2.00001\"]]");
                quote(spot, 12, "98", "5", "101", "2");
            }
            List<String> told = untimed();
            assertEquals(STALE, told.get(told.size() - 1));
            assertEquals(before + 1, counters.faults(BookFault.CROSS_CHECK));
            quote(spot, 13, "98", "5", "101", "2");
            assertEquals(List.of(), untimed());
        }
        assertEquals(2, counters.checksumFailures());
    }

    @Test
    void shouldNeverPublishACrossedOrLockedBook() {
        for (String px : List.of("101", "101.01", "5000")) {
            spot.reset();
            whole();
            change(spot, 11, 11, "[[\"" + px + "\",\"1\"]]", "[]");
            assertEquals(List.of(STALE), untimed(), px);
            quote(spot, 12, "98", "5", "101", "2");
            assertEquals(List.of(), untimed());
            spot.reset();
            quote(spot, 12, px, "5", "101", "2");
            assertEquals(List.of(STALE), untimed(), px);
            assertFalse(snapshot(spot, 20, "[[\"" + px + "\",\"1\"]]", "[[\"101\",\"1\"]]"));
            assertEquals(List.of(STALE), untimed());
        }
        assertEquals(3, counters.faults(BookFault.LOCKED));
        assertEquals(6, counters.faults(BookFault.CROSSED));
    }

    @Test
    void shouldBeStaleWhenOneOfTheStreamsStandsStill() {
        whole();
        quote(spot, 15, "98", "5", "101", "2");
        nanos += SECOND;
        quote(spot, 16, "98", "5", "101", "3");
        nanos += SECOND;
        assertEquals(2, untimed().size());
        nanos++;
        quote(spot, 17, "98", "5", "101", "4");
        assertEquals(List.of(STALE), untimed());
        spot.reset();
        whole();
        quote(spot, 1_000_000, "98", "5", "101", "2");
        change(spot, 11, 11, "[]", "[]");
        nanos += 2 * SECOND + 1;
        change(spot, 12, 12, "[]", "[]");
        List<String> told = untimed();
        assertEquals(3, told.size());
        assertEquals(STALE, told.get(2));
        assertEquals(2, counters.faults(BookFault.BEHIND));
    }

    @Test
    void shouldNotPublishLevelsThatNobodyToldOf() {
        StringBuilder bids = new StringBuilder("[");
        for (int i = 0; i < BinanceBook.SNAPSHOT_LEVELS; i++) {
            bids.append(i == 0 ? "" : ",").append("[\"").append(2000 - i).append("\",\"1\"]");
        }
        assertTrue(snapshot(spot, 10, bids + "]", "[[\"2001\",\"1\"]]"));
        StringBuilder gone = new StringBuilder("[[\"500\",\"7\"]");
        for (int i = 0; i < BinanceBook.SNAPSHOT_LEVELS - 1; i++) {
            gone.append(",[\"").append(2000 - i).append("\",\"0\"]");
        }
        untimed();
        change(spot, 11, 11, gone + "]", "[]");
        assertEquals(List.of("depth 4 u11 t0 b100100x100000 a200100x100000"), untimed());
        change(spot, 12, 12, "[[\"1001\",\"0\"]]", "[]");
        assertEquals(List.of(STALE), untimed());
        assertEquals(1, counters.faults(BookFault.OUT_OF_RANGE));
    }

    @Test
    void shouldKeepTheBestOfMoreLevelsThanFit() {
        whole();
        int id = 10;
        for (int i = 0; i < 60; i++) {
            StringBuilder asks = new StringBuilder("[");
            for (int n = 0; n < 100; n++) {
                asks.append(n == 0 ? "" : ",").append("[\"").append(200 + i * 100 + n).append("\",\"1\"]");
            }
            id++;
            change(spot, id, id, "[]", asks + "]");
        }
        List<String> told = untimed();
        assertTrue(told.get(59).startsWith("depth 4 u70 t0 b9800x500000 a10100x100000 a20000x100000 a20100x"));
        assertEquals(4096, spot.count(4, 1));
        assertEquals(1, spot.count(4, 0));
    }

    @Test
    void shouldForgetTheOldestWhenTooMuchWaits() {
        String levels = levels(900);
        int id = 1;
        while (counters.faults(BookFault.BUFFER_FULL) == 0) {
            change(spot, id, id, levels, "[]");
            id++;
        }
        assertTrue(id > PendingUpdates.LONGS_MAX / 2000 && id < PendingUpdates.LONGS_MAX / 1500, "after " + id);
        assertFalse(snapshot(spot, 1, "[]", "[]"));
        assertTrue(snapshot(spot, id - 2, "[]", "[]"));
        assertEquals(1, counters.faults(BookFault.SNAPSHOT_OLD));
    }

    @Test
    void shouldBelieveNothingAfterAFrameThatCannotBeRead() {
        whole();
        decode(spot, "{\"e\":\"depthUpdate\",\"s\":\"BTCUSDT\",\"U\":11");
        assertEquals(List.of(STALE), untimed());
        quote(spot, 12, "98", "5", "101", "2");
        change(spot, 12, 12, "[]", "[]");
        assertEquals(List.of(), untimed());
        assertTrue(snapshot(spot, 12, "[[\"98\",\"5\"]]", "[[\"101\",\"2\"]]"));
        assertEquals(1, untimed().size());
        assertEquals(1, counters.malformedFrames(Malformed.SYNTAX));
    }

    @Test
    void shouldLetQuotesHealAnInstrumentWithoutABook() {
        quote(spot, 12, "98", "5", "101", "2");
        decode(spot, "{\"u\":13,\"s\":\"BTCUSDT\"");
        quote(spot, 14, "98", "5", "101", "2");
        assertEquals(List.of("quote 4 u12 t0 b9800x500000 a10100x200000", STALE,
                "quote 4 u14 t0 b9800x500000 a10100x200000"), untimed());
    }

    @Test
    void shouldForgetEverythingOnReset() {
        whole();
        quote(spot, 50, "98", "5", "101", "2");
        change(spot, 13, 13, "[]", "[]");
        untimed();
        spot.reset();
        change(spot, 11, 11, "[[\"99\",\"1\"]]", "[]");
        assertEquals(List.of(), untimed());
        quote(spot, 11, "99", "1", "101", "1");
        assertEquals(List.of("quote 4 u11 t0 b9900x100000 a10100x100000"), untimed());
        assertTrue(snapshot(spot, 10, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(List.of("depth 4 u11 t0 b9900x100000 b9800x500000 a10100x100000"), untimed());
    }

    @Test
    void shouldRefuseSnapshotsThatAreNone() {
        String good = "{\"lastUpdateId\":10,\"bids\":[[\"98\",\"5\"]],\"asks\":[[\"101\",\"1\"]]}";
        for (String none : List.of("{}", "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}")) {
            assertFalse(body(spot, none), none);
        }
        assertEquals(2, counters.errors());
        for (String bad : List.of("", "[]", good + "x", good.replace("10", "\"10\""), good.replace("10", "-1"),
                good.replace("10", "9".repeat(40)), good.replace("\"bids\"", "\"asks\""), good.replace("\"5\"", "5"),
                good.replace("[[\"98\",\"5\"]]", "null"), good.replace("\"5\"", "null"),
                good.replace("\"lastUpdateId\":10", "\"lastUpdateId\":10,\"E\":\"1\""))) {
            long before = counters.malformedFrames(Malformed.SYNTAX);
            assertFalse(body(spot, bad), bad);
            assertEquals(before + 1, counters.malformedFrames(Malformed.SYNTAX), bad);
        }
        for (String bad : List.of(good.replace("\"5\"", "\"0\""), good.replace("\"98\"", "\"-98\""),
                good.replace("\"98\"", "\"1e308\""),
                good.replace("[\"98\",\"5\"]", "[\"98\",\"5\"],[\"98\",\"5\"]"),
                good.replace("[\"101\",\"1\"]", "[\"101\",\"1\"],[\"100\",\"1\"]"),
                good.replace("[[\"98\",\"5\"]]", levels(5_001)))) {
            long before = counters.malformedFrames(Malformed.NUMBER);
            assertFalse(body(spot, bad));
            assertEquals(before + 1, counters.malformedFrames(Malformed.NUMBER), bad);
        }
        assertEquals(List.of(), ticks);
        assertTrue(body(spot, good));
    }

    @Test
    void shouldCutQuantitiesToWhatCanBeOrdered() {
        assertTrue(snapshot(spot, 10, "[[\"98\",\"25.42618900\"],[\"97\",\"0.00000100\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(List.of("depth 4 u10 t0 b9800x2542618 b9700x1 a10100x100000"), untimed());
    }

    @Test
    void shouldLeaveOutPricesBetweenTheSteps() {
        assertTrue(snapshot(spot, 10, "[[\"98.00500000\",\"2\"],[\"98\",\"5\"]]",
                "[[\"101\",\"1\"],[\"101.00000001\",\"1\"]]"));
        change(spot, 11, 11, "[[\"98.001\",\"2\"],[\"98.005\",\"0\"]]", "[]");
        assertEquals(List.of("depth 4 u10 t0 b9800x500000 a10100x100000", "depth 4 u11 t0 b9800x500000 a10100x100000"),
                untimed());
        assertEquals(4, counters.leftOutLevels());
        change(spot, 12, 12, "[[\"98.001\",\"-2\"]]", "[]");
        assertEquals(List.of(STALE), untimed());
    }

    private void whole() {
        assertTrue(snapshot(spot, 10, "[[\"98\",\"5\"]]", "[[\"101\",\"1\"]]"));
        assertEquals(List.of("depth 4 u10 t0 b9800x500000 a10100x100000"), untimed());
    }

    private static String levels(int count) {
        StringBuilder levels = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            levels.append(i == 0 ? "" : ",").append("[\"").append(100_000 - i).append("\",\"1\"]");
        }
        return levels.append(']').toString();
    }

    /** What was told since the last time, event times left out. */
    private List<String> untimed() {
        List<String> told = new ArrayList<>();
        ticks.forEach(tick -> told.add(tick.replace(" t7000000", " t0")));
        ticks.clear();
        return told;
    }

    private void change(BinanceProtocol to, long first, long last, String bids, String asks) {
        decode(to, "{\"stream\":\"btcusdt@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":7,"
                + "\"s\":\"BTCUSDT\",\"U\":" + first + ",\"u\":" + last + ",\"b\":" + bids + ",\"a\":" + asks + "}}");
    }

    private void futures(long first, long last, long previous) {
        decode(futures, "{\"e\":\"depthUpdate\",\"E\":7,\"T\":6,\"s\":\"BTCUSDT\",\"U\":" + first
                + ",\"u\":" + last + ",\"pu\":" + previous + ",\"b\":[],\"a\":[]}");
    }

    private void quote(BinanceProtocol to, long id, String bid, String bidQty, String ask, String askQty) {
        decode(to, "{\"u\":" + id + ",\"s\":\"BTCUSDT\",\"b\":\"" + bid + "\",\"B\":\"" + bidQty + "\",\"a\":\"" + ask
                + "\",\"A\":\"" + askQty + "\"}");
    }

    private boolean snapshot(BinanceProtocol to, long id, String bids, String asks) {
        return body(to, "{\"lastUpdateId\":" + id + ",\"bids\":" + bids + ",\"asks\":" + asks + "}");
    }

    private boolean body(BinanceProtocol to, String body) {
        byte[] text = body.getBytes(StandardCharsets.UTF_8);
        return to.snapshot(4, text, text.length, nanos, nanos, this::take);
    }

    private void decode(BinanceProtocol to, String frame) {
        byte[] text = frame.getBytes(StandardCharsets.UTF_8);
        to.decode(text, 0, text.length, nanos, nanos, this::take);
    }

    private void take(Tick tick) {
        toldNanos = tick.receivedNanos;
        ticks.add(Recorded.describe(tick));
    }
}
