package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.book.LevelBook;
import arbd.feeds.SequenceRule.Verdict;
import arbd.feeds.binance.FuturesSequence;
import arbd.feeds.binance.SpotSequence;
import arbd.feeds.kraken.KrakenChecksum;
import arbd.feeds.okx.OkxChecksum;
import arbd.feeds.okx.OkxSequence;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A venue that remembers every change it ever made, and a book that sees them through a stream which loses and
 * repeats messages: whatever a rule lets pass, the book is the venue's at that number.
 */
class BookTwinTest {
    private static final int RUNS = 60;
    private static final int EVENTS = 200;

    /** A venue's rule, and how it numbers. */
    enum Numbering {
        SPOT(SpotSequence::new, 1), FUTURES(FuturesSequence::new, 5), OKX(OkxSequence::new, 5);

        private final Supplier<SequenceRule> rule;
        private final int stepMax;

        Numbering(Supplier<SequenceRule> rule, int stepMax) {
            this.rule = rule;
            this.stepMax = stepMax;
        }
    }

    private record Change(long id, int side, long px, long qty) {
    }

    private record Event(long first, long last, long previous, List<Change> changes) {
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeTheVenuesBookAtEveryNumber(Numbering numbering) {
        int gaps = 0;
        int stale = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            Follower follower = new Follower(numbering, seed);
            follower.run();
            gaps += follower.gaps;
            stale += follower.stale;
        }
        assertTrue(gaps > RUNS && stale > RUNS, gaps + " gaps, " + stale + " stale");
    }

    private static final class Follower {
        private final String name;
        private final SplittableRandom random;
        private final SequenceRule rule;
        private final List<Change> history = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final LevelBook book = new LevelBook(200);
        private int gaps;
        private int stale;

        Follower(Numbering numbering, long seed) {
            this.name = numbering + " seed " + seed;
            this.random = new SplittableRandom(seed);
            this.rule = numbering.rule.get();
            long id = 1000;
            long previous = id;
            for (int i = 0; i < EVENTS; i++) {
                List<Change> changes = new ArrayList<>();
                for (int n = random.nextInt(1, 6); n > 0; n--) {
                    id += random.nextInt(1, numbering.stepMax + 1);
                    changes.add(new Change(id, random.nextInt(2), random.nextInt(1, 60), random.nextInt(3)));
                }
                history.addAll(changes);
                events.add(new Event(changes.get(0).id(), id, previous, changes));
                previous = id;
            }
        }

        void run() {
            resync(events.get(0).changes());
            boolean lost = false;
            for (int i = 0; i < events.size(); i++) {
                if (i > 0 && random.nextInt(12) == 0) {
                    lost = true;
                    continue;
                }
                lost &= !take(events.get(i), lost);
                if (random.nextInt(8) == 0) {
                    take(events.get(random.nextInt(i + 1)), false);
                }
            }
        }

        /** Whether the book was in order afterwards without help. */
        private boolean take(Event event, boolean lost) {
            long before = rule.last();
            Verdict verdict = rule.next(event.first(), event.last(), event.previous());
            if (verdict == Verdict.STALE) {
                stale++;
                assertTrue(event.last() <= before, () -> name + ": " + event);
            } else if (verdict == Verdict.APPLY) {
                event.changes().forEach(change -> book.set(change.side(), change.px(), change.qty()));
                assertEquals(event.last(), rule.last(), name);
            } else {
                gaps++;
                assertTrue(lost, () -> name + ": gap without loss at " + event + " after " + before);
                resync(event.changes());
                assertEquals(Verdict.APPLY, rule.next(event.first(), event.last(), event.previous()), name);
                event.changes().forEach(change -> book.set(change.side(), change.px(), change.qty()));
            }
            compare();
            return verdict != Verdict.STALE;
        }

        /** A snapshot somewhere within these changes. */
        private void resync(List<Change> within) {
            long id = within.size() == 1 ? within.get(0).id() - 1
                    : within.get(random.nextInt(within.size() - 1)).id();
            if (rule instanceof FuturesSequence) {
                id = Math.max(id, within.get(0).id());
            }
            book.clear();
            for (int side = 0; side < 2; side++) {
                int of = side;
                truth(side, id).forEach((px, qty) -> book.set(of, px, qty));
            }
            rule.snapshot(id);
            compare();
        }

        private void compare() {
            for (int side = 0; side < 2; side++) {
                List<String> expected = new ArrayList<>();
                truth(side, rule.last()).forEach((px, qty) -> expected.add(px + "x" + qty));
                List<String> found = new ArrayList<>();
                for (int i = 0; i < book.count(side); i++) {
                    found.add(book.px(side, i) + "x" + book.qty(side, i));
                }
                assertEquals(expected, found, name + " at " + rule.last());
            }
        }

        private TreeMap<Long, Long> truth(int side, long id) {
            TreeMap<Long, Long> levels = levels(side);
            for (Change change : history) {
                if (change.id() <= id && change.side() == side) {
                    levels.put(change.px(), change.qty());
                }
            }
            levels.values().removeIf(qty -> qty == 0);
            return levels;
        }
    }

    private static TreeMap<Long, Long> levels(int side) {
        return new TreeMap<>(side == LevelBook.BID ? Collections.reverseOrder() : Comparator.naturalOrder());
    }

    @Test
    void shouldComputeChecksumsAsTextWould() {
        KrakenChecksum kraken = new KrakenChecksum();
        OkxChecksum okx = new OkxChecksum();
        for (long seed = 1; seed <= 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int pxDecimals = random.nextInt(9);
            int qtyDecimals = random.nextInt(9);
            LevelBook book = new LevelBook(40);
            List<TreeMap<Long, Long>> sides = List.of(levels(0), levels(1));
            for (int i = random.nextInt(80); i > 0; i--) {
                int side = random.nextInt(2);
                long px = random.nextLong(1, 1L << random.nextInt(4, 40));
                long qty = random.nextLong(1, 1L << random.nextInt(4, 40));
                if (sides.get(side).size() < 40) {
                    sides.get(side).put(px, qty);
                    book.set(side, px, qty);
                }
            }
            assertEquals(krakenText(sides), kraken.of(book, 0, 0), "seed " + seed);
            assertEquals(okxText(sides, pxDecimals, qtyDecimals), okx.of(book, pxDecimals, qtyDecimals),
                    "seed " + seed);
        }
    }

    private static long krakenText(List<TreeMap<Long, Long>> sides) {
        StringBuilder text = new StringBuilder();
        for (int side = 1; side >= 0; side--) {
            sides.get(side).entrySet().stream().limit(10)
                    .forEach(level -> text.append(level.getKey()).append(level.getValue()));
        }
        return crc(text.toString());
    }

    private static int okxText(List<TreeMap<Long, Long>> sides, int pxDecimals, int qtyDecimals) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            for (TreeMap<Long, Long> side : sides) {
                side.entrySet().stream().skip(i).limit(1).forEach(level -> parts.add(
                        plain(level.getKey(), pxDecimals) + ":" + plain(level.getValue(), qtyDecimals)));
            }
        }
        return (int) crc(String.join(":", parts));
    }

    private static String plain(long mantissa, int decimals) {
        return BigDecimal.valueOf(mantissa, decimals).stripTrailingZeros().toPlainString();
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }
}
