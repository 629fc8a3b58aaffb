package arbd.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.bench.decode.Frames;
import arbd.bench.decode.LastTick;
import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.feeds.Feeds;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.Venue;
import arbd.route.Limits;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteFilter;
import arbd.route.RouteKind;
import arbd.route.RouteSizer;
import arbd.route.SizingVerdict;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every step of the road from a frame to its journal record allocates nothing. Counts the bytes of this thread alone,
 * over so many rounds that one small object in every two hundred would fail, and compares no times.
 */
final class AllocationTest {
    private static final int ROUNDS = 100_000;
    /** A sizing takes microseconds. */
    private static final int SIZINGS = ROUNDS / 10;
    /** Bytes for each round: room for what a library allocates once in a while, and far below one object each. */
    private static final double ALLOWED = 0.1;
    /** Until the compiler has seen enough, it keeps objects that it removes later: the best of so many counts. */
    private static final int TRIES = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SimMarket market = SimMarket.load();
    private final QuoteStream stream = new QuoteStream(market.instruments(), 11, 50);

    /** One round of what is measured. */
    private interface Round {
        void run(int i);
    }

    @Test
    void shouldDecodeBestQuotesOfEveryVenueWithoutAllocating() {
        for (Venue venue : market.instruments().venues()) {
            List<Instrument> listed = market.instruments().of(venue);
            byte[][] frames = venue.protocol().equals("kraken")
                    ? Frames.kraken(listed.get(0), stream, 64) : Frames.binance(listed, stream, 65);
            VenueProtocol protocol = Feeds.protocol(venue.protocol(), listed, new FeedCounters());
            LastTick sink = new LastTick();
            protocol.decode(frames[0], 0, frames[0].length, 0, 0, sink);
            int rounds = measure(venue.name(), i -> {
                byte[] frame = frames[1 + i % 64];
                protocol.decode(frame, 0, frame.length, i, i, sink);
            });
            assertEquals(1 + rounds, sink.ticks(), venue.name());
        }
    }

    @Test
    void shouldEvaluateRoutesWithoutAllocating() {
        QuoteTable quotes = new QuoteTable(market.instruments());
        RouteFilter filter = new RouteFilter(market.routes(), quotes);
        Tick tick = new Tick();
        long[] sum = new long[1];
        measure("evaluate", i -> {
            stream.next(tick);
            quotes.apply(tick);
            for (int route : market.routes().touchedBy(tick.instrument)) {
                sum[0] += filter.edgePpm(route);
            }
        });
        assertTrue(sum[0] != 0);
    }

    @Test
    void shouldSizeRoutesOfEveryKindWithoutAllocating() {
        DeepMarket deep = new DeepMarket(12);
        Limits limits = new Limits();
        for (RouteKind kind : RouteKind.values()) {
            Route route = deep.route(kind);
            RouteSizer sizer = new RouteSizer(deep.routes(), deep.quotes(route));
            int[] sized = new int[1];
            int rounds = measure(kind.name(), SIZINGS, i -> {
                limits.notionalMax = 1_000_000_000_000L + i * 1_000_000L;
                sized[0] += sizer.size(route.id(), limits).verdict == SizingVerdict.OK ? 1 : 0;
            });
            assertEquals(rounds, sized[0], route.title());
        }
    }

    @Test
    void shouldAppendToTheJournalWithoutAllocating(@TempDir Path folder) {
        Slot slot = new Slot();
        Tick tick = new Tick();
        stream.next(tick);
        new InboundEncoder().encode(tick, slot);
        try (JournalAppender journal = JournalAppender.create(folder.resolve("journal"), SimMarket.EPOCH)) {
            int rounds = measure("append", i -> journal.append(slot, i));
            assertEquals(rounds, journal.appended());
        }
    }

    @Test
    void shouldDecideWithoutAllocating() {
        for (int offEvery : new int[] {0, 50}) {
            EncodedQuotes quotes = new EncodedQuotes(1024, offEvery);
            int rounds = measure("decide, off every " + offEvery, i -> quotes.decideNext());
            assertEquals(rounds, quotes.decider().inputs());
        }
    }

    @Test
    void shouldReplayWithoutAllocatingPerRecord(@TempDir Path folder) throws Exception {
        long few = JournalMaker.write(folder.resolve("few"), ROUNDS);
        long many = JournalMaker.write(folder.resolve("many"), 2 * ROUNDS);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least > ROUNDS * ALLOWED; i++) {
            long once = replayed(folder.resolve("few"), few);
            long twice = replayed(folder.resolve("many"), many);
            least = Math.min(least, Math.max(0, twice - once));
        }
        assertTrue(least <= ROUNDS * ALLOWED, many - few + " more records allocated " + least + " bytes more");
    }

    private long replayed(Path journal, long records) {
        try (JournalReader reader = JournalReader.open(journal)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            ReplayResult result = Replayer.run(reader, at -> { });
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(result.equal(), result.divergence());
            assertEquals(records, result.records());
            return allocated;
        }
    }

    private int measure(String what, Round round) {
        return measure(what, ROUNDS, round);
    }

    /** Returns how many rounds it took. */
    private int measure(String what, int rounds, Round round) {
        rounds(rounds, round);
        long least = Long.MAX_VALUE;
        int tries = 0;
        while (tries < TRIES && least > rounds * ALLOWED) {
            long before = threads.getCurrentThreadAllocatedBytes();
            rounds(rounds, round);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            tries++;
        }
        assertTrue(least <= rounds * ALLOWED, what + ": " + least + " bytes in " + rounds + " rounds");
        return (1 + tries) * rounds;
    }

    private static void rounds(int rounds, Round round) {
        for (int i = 0; i < rounds; i++) {
            round.run(i);
        }
    }
}
