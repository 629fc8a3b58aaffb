package arbd.daemon.markets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.listing.ListedInstrument;
import arbd.execution.listing.ListedPause;
import arbd.execution.net.RestQuery;
import arbd.feeds.net.NanoClock;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.MarketRules;
import arbd.market.TradingStatus;
import arbd.market.Venue;
import arbd.market.VenuePause;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VenueWatchTest {
    private static final long WALL = 1_790_000_000_000_000_000L;
    private static final Venue ALPHA = new Venue(0, "alpha", "binance");
    private static final Asset BTC = new Asset(0, "BTC", 8);
    private static final Asset ETH = new Asset(1, "ETH", 8);
    private static final Asset USDT = new Asset(2, "USDT", 8);
    private static final RestQuery REST = new RestQuery(URI.create("http://127.0.0.1:1"));
    private static final List<Instrument> INSTRUMENTS = List.of(instrument(0, BTC), instrument(1, ETH));

    /** Notes both. */
    private final class Notes implements MarketSink {
        @Override
        public void on(MarketRules rules) {
            note(rules);
        }

        @Override
        public void on(VenuePause pause) {
            told.add("pause " + pause.status + " " + pause.fromNanos + ".." + pause.untilNanos);
        }
    }

    private long nowNanos = 1;
    private final List<String> told = new ArrayList<>();
    private List<ListedInstrument> rows = List.of(row("BTCUSDT", "0.001", TradingStatus.TRADING),
            row("ETHUSDT", "0.001", TradingStatus.TRADING));
    private String failure;
    private int fetches;
    private ListedPause pause = ListedPause.NONE;
    private final VenueWatch watch = new VenueWatch(INSTRUMENTS, (rest, symbols) -> {
        assertEquals(List.of("BTCUSDT", "ETHUSDT"), symbols);
        fetches++;
        if (failure != null) {
            throw new IOException(failure);
        }
        return rows;
    }, REST, new Clock(), new Notes(), new PauseWatch(ALPHA, Optional.of((rest, nowMillis) -> {
        assertEquals(WALL / 1_000_000, nowMillis, 1_000_000_000);
        if (pause == null) {
            throw new IOException("status 503");
        }
        return pause;
    }), REST, new Clock(), new Notes()));

    private final class Clock implements NanoClock {
        @Override
        public long nanoTime() {
            return nowNanos;
        }

        @Override
        public long wallNanos() {
            return WALL + nowNanos;
        }
    }

    @Test
    void shouldKnowNothingUntilItWasRead() throws Exception {
        watch.await();
        assertEquals(List.of("0 AWAITED", "1 AWAITED"), told());
        assertFalse(watch.read());
        assertTrue(watch.due(nowNanos));
        watch.look();
        assertTrue(watch.read());
        assertEquals(List.of("0 TRADING lot 1/3", "1 TRADING lot 1/3"), told());
    }

    @Test
    void shouldTellOnlyWhatHasChanged() throws Exception {
        start();
        assertFalse(watch.due(nowNanos + VenueWatch.REFRESH_NANOS - 1));
        nowNanos += VenueWatch.REFRESH_NANOS;
        assertTrue(watch.due(nowNanos));
        watch.look();
        assertEquals(List.of(), told(), "nothing has");
        rows = List.of(row("BTCUSDT", "0.01", TradingStatus.TRADING), row("ETHUSDT", "0.001", TradingStatus.TRADING));
        watch.look();
        assertEquals(List.of("0 TRADING lot 1/2"), told());
        rows = List.of(row("ETHUSDT", "0.001", TradingStatus.CANCEL_ONLY));
        watch.look();
        assertEquals(List.of("0 NOT_LISTED lot 0/0", "1 CANCEL_ONLY lot 1/3"), told());
    }

    @Test
    void shouldLookAgainAfterARefusalButNotWithEveryOne() throws Exception {
        start();
        watch.want();
        assertFalse(watch.due(nowNanos + VenueWatch.AGAIN_NANOS - 1));
        nowNanos += VenueWatch.AGAIN_NANOS;
        assertTrue(watch.due(nowNanos));
        watch.look();
        assertFalse(watch.due(nowNanos + VenueWatch.AGAIN_NANOS), "nothing was refused since");
    }

    @Test
    void shouldKeepWhatWasReadWhileTheVenueDoesNotAnswerButNotForEver() throws Exception {
        start();
        failure = "status 503";
        long wait = 0;
        long readNanos = nowNanos;
        nowNanos += VenueWatch.REFRESH_NANOS;
        int before = fetches;
        while (nowNanos - readNanos < VenueWatch.FORGET_NANOS) {
            watch.look();
            assertEquals(List.of(), told(), "after " + TimeUnit.NANOSECONDS.toMinutes(nowNanos - readNanos) + " min");
            wait = Math.min(VenueWatch.RETRY_MAX_NANOS, wait == 0 ? VenueWatch.RETRY_MIN_NANOS : 2 * wait);
            assertFalse(watch.due(nowNanos + wait - 1));
            nowNanos += wait;
            assertTrue(watch.due(nowNanos));
        }
        assertTrue(fetches - before > 300);
        watch.look();
        assertEquals(List.of("0 AWAITED", "1 AWAITED"), told());
        failure = null;
        watch.look();
        assertEquals(List.of("0 TRADING lot 1/3", "1 TRADING lot 1/3"), told());
    }

    @Test
    void shouldStayWithoutListingUntilTheVenueAnswers() throws Exception {
        failure = "ConnectException";
        watch.await();
        watch.look();
        watch.want();
        assertFalse(watch.due(nowNanos), "a refusal makes no hurry while nothing is known");
        assertFalse(watch.read());
        assertEquals(List.of("0 AWAITED", "1 AWAITED"), told());
    }

    @Test
    void shouldTellOfMaintenanceOnceAndKeepWhatWasAnnouncedWhenItCannotBeAsked() throws Exception {
        start();
        pause = new ListedPause(TradingStatus.TRADING, 5, 9);
        watch.look();
        watch.look();
        assertEquals(List.of("pause TRADING 5000000..9000000"), told());
        pause = null;
        watch.look();
        assertEquals(List.of(), told(), "no answer is no news");
        assertTrue(watch.due(nowNanos + VenueWatch.PAUSED_NANOS), "but asked again soon");
        pause = new ListedPause(TradingStatus.HALTED, 0, 0);
        watch.look();
        assertEquals(List.of("pause HALTED 0..0"), told());
        assertTrue(watch.due(nowNanos + VenueWatch.PAUSED_NANOS), "when it ends is worth to know");
        pause = ListedPause.NONE;
        watch.look();
        assertFalse(watch.due(nowNanos + VenueWatch.PAUSED_NANOS));
    }

    private void start() throws Exception {
        watch.await();
        watch.look();
        told.clear();
    }

    private List<String> told() {
        List<String> lines = List.copyOf(told);
        told.clear();
        return lines;
    }

    private void note(MarketRules rules) {
        assertEquals(nowNanos, rules.receivedNanos);
        assertEquals(WALL + nowNanos, rules.wallNanos);
        told.add(rules.instrument + " " + rules.status
                + (rules.status == TradingStatus.AWAITED ? "" : " lot " + rules.lot + "/" + rules.lotDecimals));
    }

    private static ListedInstrument row(String symbol, String lot, TradingStatus status) {
        return new ListedInstrument(symbol, "", "USDT", status, status.name(), 0, new ListedInstrument.Rules(
                new BigDecimal("0.01"), 0, new BigDecimal(lot), null, null, null, null),
                ListedInstrument.Funding.NONE);
    }

    private static Instrument instrument(int id, Asset base) {
        return new Instrument(id, ALPHA, base.name() + "USDT", Kind.SPOT, base, USDT, 2, 3, 1, 1, 1, 0, 100_000,
                FeeSide.RECEIVED);
    }
}
