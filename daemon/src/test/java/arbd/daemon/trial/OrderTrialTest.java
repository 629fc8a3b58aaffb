package arbd.daemon.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.Report;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Venue;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every way in which a venue may answer, or fail to. */
@Timeout(60)
class OrderTrialTest {
    private static final long PATIENCE_NANOS = 60_000_000L;
    private static final Instrument BTC = new Instrument(0, new Venue(0, "alpha", "binance"), "BTCUSDT", Kind.SPOT,
            new Asset(0, "BTC", 8), new Asset(1, "USDT", 8), 2, 5, 1, 1, 1, 500_000_000, 0, FeeSide.QUOTE);

    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final NetLoop net = new NetLoop(group.next(), NioSocketChannel.class, new SystemClock());
    private final TrialNews news = new TrialNews();
    private final List<String> asked = new ArrayList<>();
    /** Whether a cancel is answered the first time only. */
    private boolean once;

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** A venue that answers each request with some words, such as {@code A+} (accepted, as an answer). */
    private final class Scripted implements OrderEntry {
        private final String place;
        private final String cancel;
        private final String query;

        Scripted(String place, String cancel, String query) {
            this.place = place;
            this.cancel = cancel;
            this.query = query;
        }

        @Override
        public void start() {
            asked.add("start");
        }

        @Override
        public boolean ready() {
            return true;
        }

        @Override
        public void place(Order order, long wallNanos) {
            asked.add("place");
            say(place);
        }

        @Override
        public void cancel(Order order, long wallNanos) {
            boolean silent = once && asked.contains("cancel");
            asked.add("cancel");
            say(silent ? "" : cancel);
        }

        @Override
        public void query(Order order, long wallNanos) {
            asked.add("query");
            say(query);
        }

        @Override
        public void close() {
            asked.add("close");
        }

        private void say(String words) {
            for (String word : words.isEmpty() ? new String[0] : words.split(" ")) {
                Report report = new Report();
                report.number = 1;
                report.answer = word.endsWith("+");
                report.receivedNanos = net.clock().nanoTime();
                report.kind = switch (word.charAt(0)) {
                    case 'A' -> Report.Kind.ACCEPTED;
                    case 'C' -> Report.Kind.CANCELLED;
                    case 'F' -> Report.Kind.FILL;
                    case 'R' -> Report.Kind.REJECTED;
                    case 'N' -> Report.Kind.NOT_FOUND;
                    default -> Report.Kind.UNKNOWN;
                };
                report.tradeId = 1;
                report.qty = report.kind == Report.Kind.FILL ? 7 : 0;
                report.cumQty = report.kind == Report.Kind.FILL ? 7 : -1;
                news.on(report);
            }
        }
    }

    private TrialResult run(String place, String cancel, String query) throws InterruptedException {
        TrialPlan plan = TrialPlan.of(BTC, 6_000_000, 10_000_000);
        TrialResult result = new OrderTrial(new Scripted(place, cancel, query), news, net, PATIENCE_NANOS)
                .run(plan, 1);
        assertEquals(1, asked.stream().filter("place"::equals).count(), asked.toString());
        return result;
    }

    @Test
    void shouldBeGoodWhenAllIsSeen() throws InterruptedException {
        TrialResult result = run("A+ A", "C", "");
        assertEquals(TrialResult.Verdict.GOOD, result.verdict());
        assertTrue(result.ackNanos() >= 0 && result.streamNanos() >= 0 && result.cancelNanos() >= 0, result.toString());
        assertEquals(List.of("place", "cancel"), asked);
    }

    @Test
    void shouldNotMindWhoSpeaksFirst() throws InterruptedException {
        assertEquals(TrialResult.Verdict.GOOD, run("A A+", "C", "").verdict());
    }

    @Test
    void shouldBeBadWhenTheVenueRefuses() throws InterruptedException {
        TrialResult result = run("R+", "", "");
        assertEquals(TrialResult.Verdict.BAD, result.verdict());
        assertTrue(result.words().startsWith("the venue refused"), result.words());
        assertEquals(List.of("place"), asked);
    }

    @Test
    void shouldBeBadWhenTheStreamIsSilentAndCancelAllTheSame() throws InterruptedException {
        TrialResult result = run("A+", "C+", "C+");
        assertEquals(TrialResult.Verdict.BAD, result.verdict());
        assertTrue(result.words().contains("private stream never"), result.words());
        assertEquals(-1, result.streamNanos());
        assertEquals(List.of("place", "cancel"), asked);
    }

    @Test
    void shouldBeBadWhenItFilledAndSayHowMuch() throws InterruptedException {
        TrialResult result = run("A+ A F", "C", "");
        assertEquals(TrialResult.Verdict.BAD, result.verdict());
        assertEquals(7, result.filledQty());
        assertTrue(result.words().startsWith("FILLED 0.00007 BTC"), result.words());
    }

    @Test
    void shouldBeBadWhenTheVenueEndsItItself() throws InterruptedException {
        TrialResult result = run("A+ A C", "", "");
        assertEquals(TrialResult.Verdict.BAD, result.verdict());
        assertTrue(result.words().startsWith("the venue ended"), result.words());
        assertEquals(List.of("place"), asked);
    }

    @Test
    void shouldAskUntilItIsGone() throws InterruptedException {
        TrialResult result = run("U", "U", "C+");
        assertEquals(TrialResult.Verdict.BAD, result.verdict());
        assertEquals(List.of("place", "cancel", "query"), asked);
    }

    @Test
    void shouldCancelAgainWhatStillRests() throws InterruptedException {
        TrialResult result = run("A+ A", "", "A+");
        assertEquals(TrialResult.Verdict.DOUBT, result.verdict());
        assertTrue(result.words().startsWith("IN DOUBT"), result.words());
        assertTrue(asked.stream().filter("cancel"::equals).count() > 2, asked.toString());
    }

    @Test
    void shouldBeInDoubtWhenNobodyAnswers() throws InterruptedException {
        TrialResult result = run("", "", "");
        assertEquals(TrialResult.Verdict.DOUBT, result.verdict());
        assertTrue(asked.contains("query"), asked.toString());
    }

    @Test
    void shouldBelieveThatItNeverWasOnlyWhenToldTwice() throws InterruptedException {
        TrialResult result = run("U", "N", "N+");
        assertEquals(TrialResult.Verdict.BAD, result.verdict());
        assertTrue(result.words().startsWith("the venue never had"), result.words());
    }

    @Test
    void shouldNotBelieveItWhenToldOnce() throws InterruptedException {
        once = true;
        assertEquals(TrialResult.Verdict.DOUBT, run("U", "N", "").verdict());
    }

    @Test
    void shouldNotBelieveThatAnAcknowledgedOrderNeverWas() throws InterruptedException {
        assertEquals(TrialResult.Verdict.DOUBT, run("A+ A", "N", "N+").verdict());
    }
}
