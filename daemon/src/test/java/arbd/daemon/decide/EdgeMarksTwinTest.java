package arbd.daemon.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.pipeline.InboundDecoder;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.Line;
import arbd.daemon.pipeline.Slot;
import arbd.execution.risk.Verdict;
import arbd.market.MarketState;
import arbd.market.Tick;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every mark against {@link MarkTwin}. */
class EdgeMarksTwinTest {
    @TempDir
    private Path folder;

    @Test
    void shouldMarkEveryOpportunityAsTheTwinDoesOnRandomInputs() {
        int marks = 0;
        int unpriced = 0;
        int taken = 0;
        int leftOut = 0;
        for (long seed = 1; seed <= 60; seed++) {
            Life life = new Life(seed);
            life.run();
            List<String> expected = life.twin.finished();
            assertEquals(expected, life.decayed(), "seed " + seed);
            assertEquals(life.twin.leftOut(), life.decider.tally().count(Tally.Count.MARKS_LEFT_OUT), "seed " + seed);
            marks += expected.size();
            unpriced += (int) expected.stream().filter(line -> line.contains("" + Long.MIN_VALUE)).count();
            taken += (int) expected.stream().filter(line -> line.contains(" TAKEN ")).count();
            leftOut += life.twin.leftOut();
        }
        assertTrue(marks > 5_000 && unpriced > 500 && taken > 100 && leftOut > 500, marks + " marks, " + unpriced
                + " not priceable somewhere, " + taken + " taken, " + leftOut + " left out: too little happened");
    }

    @Test
    void shouldJournalEveryMarkAsTheTwinWorksItOutFromTheInputs() throws Exception {
        Path journal = folder.resolve("life");
        try (Line line = Line.stepped(journal, 77)) {
            line.open();
            line.steps(3_000);
            line.end();
        }
        MarkTwin.Comparison marks = MarkTwin.compare(journal);
        assertEquals(marks.expected(), marks.journaled());
        assertTrue(marks.expected().size() > 1_000, "only " + marks.expected().size() + " marks");
    }

    /** A decider on random inputs: gaps, stale and disconnected markets, one-sided books, identical and older times. */
    private static final class Life {
        private static final long[] MID = {6_000_000, 300_000, 5_000, 6_000_000, 300_000};

        private final SplittableRandom random;
        private final Scribe scribe = new Telling();
        private final MarkTwin twin = new MarkTwin(TestMarket.ROUTES);
        private final Decider decider = new Decider(TestMarket.SETTINGS, TestMarket.ROUTES, scribe);
        private final InboundEncoder encoder = new InboundEncoder();
        private final InboundDecoder decoder = new InboundDecoder();
        private final Slot slot = new Slot();
        private long now = 1_000_000_000L;
        private long updates;

        Life(long seed) {
            random = new SplittableRandom(seed);
        }

        void run() {
            for (int venue = 0; venue < 2; venue++) {
                stamp();
                encoder.encodeSession(venue, true, slot);
                tell();
                for (int asset = 0; asset < 3; asset++) {
                    encoder.encode(TestMarket.balance(venue, asset, TestMarket.opening(asset)), slot);
                    stamp();
                    tell();
                }
            }
            for (int step = 0; step < 1_500; step++) {
                now += wait(random.nextInt(10));
                if (random.nextInt(3) > 0) {
                    wake();
                }
                tick();
                if (random.nextInt(500) == 0) {
                    flicker();
                }
            }
            for (int turn = 0; turn < 2_000 && decider.dueNanos() < Long.MAX_VALUE; turn++) {
                now = Math.max(now + 1, Math.min(decider.dueNanos(), now + 100_000_000L));
                wake();
            }
        }

        List<String> decayed() {
            return scribe.all().stream().filter(line -> line.startsWith("decayed")).toList();
        }

        /** Often nothing, often whole milliseconds so that inputs meet offsets exactly, sometimes a long gap. */
        private long wait(int kind) {
            return switch (kind) {
                case 0, 1, 2 -> 0;
                case 3, 4 -> random.nextInt(1, 6) * 1_000_000L;
                case 5 -> random.nextInt(1, 4) * 5_000_000L + random.nextInt(3) - 1;
                case 6, 7 -> random.nextInt(2_000_000);
                case 8 -> random.nextInt(100_000_000);
                default -> random.nextInt(20) == 0 ? random.nextLong(5_000_000_000L) : 50_000_000L;
            };
        }

        private void wake() {
            if (now >= decider.dueNanos()) {
                stamp();
                encoder.encodeTime(slot);
                tell();
            }
        }

        private void tick() {
            int instrument = random.nextInt(5);
            long mid = MID[instrument] + MID[instrument] * (random.nextInt(200) - 100) / 10_000;
            Tick tick = TestMarket.quote(instrument, mid - 1, mid + 1, now);
            tick.updateId = random.nextInt(8) == 0 ? Math.max(0, updates - random.nextInt(20)) : ++updates;
            switch (random.nextInt(24)) {
                case 0 -> {
                    tick.type = Tick.STATUS;
                    tick.state = random.nextBoolean() ? MarketState.STALE : MarketState.DISCONNECTED;
                }
                case 1 -> tick.askPx[0] = tick.bidPx[0];
                case 2 -> tick.bidQty[0] = 0;
                case 3 -> tick.receivedNanos -= random.nextInt(20_000_000);
                case 4, 5, 6 -> {
                    tick.type = Tick.DEPTH;
                    tick.bids = random.nextInt(4) == 0 ? 0 : 1;
                }
                default -> { }
            }
            encoder.encode(tick, slot);
            tell();
        }

        /** An edge that comes and goes faster than it can be followed. */
        private void flicker() {
            for (int i = 0; i < 90; i++) {
                now += random.nextInt(2) * 1_000_000L;
                long bid = i % 2 == 0 ? 6_100_000 : 6_000_000;
                encoder.encode(TestMarket.quote(i % 2 == 0 ? 3 : 0, bid, bid + 1, now), slot);
                tell();
                encoder.encode(TestMarket.quote(3, 6_000_000, 6_000_001, now), slot);
                tell();
            }
        }

        private void stamp() {
            encoder.stamp(slot, now, now);
        }

        private void tell() {
            twin.input(slot.type, slot.buffer, slot.monotonicNanos);
            decoder.deliver(slot.buffer, slot.type, slot.monotonicNanos, slot.wallNanos, decider);
        }

        /** Tells the twin what opened, too. */
        private final class Telling extends Scribe {
            @Override
            public void opportunity(int route, EpisodeStage stage, Verdict verdict, Episodes episodes) {
                super.opportunity(route, stage, verdict, episodes);
                twin.opportunity(route, stage, verdict, episodes.edgePpm(route));
            }
        }
    }
}
