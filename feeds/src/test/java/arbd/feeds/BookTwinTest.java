package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import arbd.book.LevelBook;
import arbd.feeds.SequenceRule.Verdict;
import arbd.feeds.binance.FuturesSequence;
import arbd.feeds.binance.SpotSequence;
import arbd.feeds.bybit.BybitSequence;
import arbd.feeds.coinbase.CoinbaseSequence;
import arbd.feeds.kraken.KrakenChecksum;
import arbd.feeds.okx.OkxChecksum;
import arbd.feeds.okx.OkxSequence;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A venue, and a book that sees its changes through a stream which loses and repeats messages: whatever a rule lets
 * pass, the book is the venue's at that number. A million changes for each rule, against a naive book of trees.
 */
class BookTwinTest {
    private static final int CHANGES = 1_000_000;
    private static final int KRAKEN_DEPTH = 25;

    /** A venue's rule, and how it numbers. */
    enum Numbering {
        SPOT(SpotSequence::new, 1), FUTURES(FuturesSequence::new, 5), OKX(OkxSequence::new, 5),
        /** Number messages, not changes. */
        BYBIT(BybitSequence::new, 0), COINBASE(CoinbaseSequence::new, 0);

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
        long seed = 20_261_125L;
        Follower follower = new Follower(numbering, seed);
        follower.run();
        assertTrue(follower.gaps > 10_000 && follower.stale > 10_000,
                follower.name + ": " + follower.gaps + " gaps, " + follower.stale + " stale");
    }

    private static final class Follower {
        private final String name;
        private final SplittableRandom random;
        private final Numbering numbering;
        private final SequenceRule rule;
        /** The venue before the event at hand. */
        private final List<TreeMap<Long, Long>> venue = List.of(levels(0), levels(1));
        private final Event[] recent = new Event[64];
        private final LevelBook book = new LevelBook(200);
        private long id = 1000;
        private long told = 1000;
        private int changes;
        private int events;
        private int gaps;
        private int stale;

        Follower(Numbering numbering, long seed) {
            this.name = numbering + " seed " + seed;
            this.random = new SplittableRandom(seed);
            this.numbering = numbering;
            this.rule = numbering.rule.get();
        }

        void run() {
            Event event = next();
            resync(event.changes());
            boolean lost = false;
            while (changes < CHANGES) {
                if (events > 1 && random.nextInt(12) == 0) {
                    lost = true;
                } else {
                    take(event, lost);
                    lost = false;
                }
                event.changes().forEach(change -> set(venue.get(change.side()), change));
                if (!lost) {
                    compare(random.nextInt(8) == 0);
                    repeat();
                }
                event = next();
            }
        }

        private Event next() {
            List<Change> made = new ArrayList<>();
            id += numbering.stepMax == 0 ? 1 : 0;
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                id += numbering.stepMax == 0 ? 0 : random.nextInt(1, numbering.stepMax + 1);
                made.add(new Change(id, random.nextInt(2), random.nextInt(1, 60), random.nextInt(3)));
            }
            changes += made.size();
            Event event = new Event(made.get(0).id(), id, told, made);
            told = id;
            recent[events++ & recent.length - 1] = event;
            return event;
        }

        private void take(Event event, boolean lost) {
            long before = rule.last();
            Verdict verdict = rule.next(event.first(), event.last(), event.previous());
            if (verdict == Verdict.GAP) {
                gaps++;
                assertTrue(lost, () -> name + ": gap without loss at " + event + " after " + before);
                resync(event.changes());
                verdict = rule.next(event.first(), event.last(), event.previous());
            } else {
                assertFalse(lost, () -> name + ": loss not noticed at " + event + " after " + before);
            }
            assertEquals(Verdict.APPLY, verdict, () -> name + ": " + event + " after " + before);
            event.changes().forEach(change -> book.set(change.side(), change.px(), change.qty()));
            assertEquals(event.last(), rule.last(), name);
        }

        /** Something that was seen, or lost, long ago. */
        private void repeat() {
            Event old = recent[random.nextInt(Math.min(events, recent.length))];
            if (random.nextInt(8) == 0 && old.last() <= rule.last()) {
                stale++;
                assertEquals(Verdict.STALE, rule.next(old.first(), old.last(), old.previous()),
                        () -> name + ": " + old);
            }
        }

        /** A snapshot somewhere within these changes, which follow what the venue is. */
        private void resync(List<Change> within) {
            int seen = within.size() == 1 || numbering.stepMax == 0 ? 0 : random.nextInt(within.size() - 1) + 1;
            long at = seen == 0 ? within.get(0).id() - 1 : within.get(seen - 1).id();
            if (rule instanceof FuturesSequence && seen == 0) {
                seen = 1;
                at = within.get(0).id();
            }
            book.clear();
            for (int side = 0; side < 2; side++) {
                TreeMap<Long, Long> levels = levels(side);
                levels.putAll(venue.get(side));
                for (Change change : within.subList(0, seen)) {
                    if (change.side() == side) {
                        set(levels, change);
                    }
                }
                int of = side;
                levels.forEach((px, qty) -> book.set(of, px, qty));
            }
            rule.snapshot(at);
        }

        private void compare(boolean whole) {
            for (int side = 0; side < 2; side++) {
                assertSame(venue.get(side), book, side, whole ? Integer.MAX_VALUE : 1, name + " at " + rule.last());
            }
        }
    }

    private static void set(TreeMap<Long, Long> levels, Change change) {
        if (change.qty() == 0) {
            levels.remove(change.px());
        } else {
            levels.put(change.px(), change.qty());
        }
    }

    private static void assertSame(TreeMap<Long, Long> twin, LevelBook book, int side, int depth, String where) {
        assertTrue(depth < twin.size() || book.count(side) == twin.size(), where);
        int at = 0;
        for (Map.Entry<Long, Long> level : twin.entrySet()) {
            if (at == depth) {
                return;
            }
            if (at >= book.count(side) || level.getKey() != book.px(side, at)
                    || level.getValue() != book.qty(side, at)) {
                fail(where + ": side " + side + " level " + at + " should be " + level);
            }
            at++;
        }
    }

    /**
     * Kraken numbers nothing: a lost message shows in the checksum, at the latest when it comes up among the ten best.
     * While the checksums agree, the ten best are the venue's.
     */
    @Test
    void shouldHoldTheVenuesBestWhileChecksumsAgree() {
        long seed = 20_261_125L;
        String name = "kraken seed " + seed;
        SplittableRandom random = new SplittableRandom(seed);
        KrakenChecksum checksum = new KrakenChecksum();
        List<TreeMap<Long, Long>> venue = List.of(levels(0), levels(1));
        LevelBook book = new LevelBook(2 * KRAKEN_DEPTH);
        LevelBook whole = new LevelBook(200);
        int wrong = 0;
        int lost = 0;
        int changes = 0;
        while (changes < CHANGES) {
            boolean lose = random.nextInt(50) == 0;
            lost += lose ? 1 : 0;
            for (int n = random.nextInt(1, 6); n > 0; n--, changes++) {
                Change change = new Change(0, random.nextInt(2), random.nextInt(1, 60), random.nextInt(3));
                set(venue.get(change.side()), change);
                whole.set(change.side(), change.px(), change.qty());
                if (!lose) {
                    book.set(change.side(), change.px(), change.qty());
                }
            }
            resend(venue, book, lose);
            book.truncate(KRAKEN_DEPTH);
            long right = checksum.of(whole, 0, 0);
            if (changes % 64 == 0) {
                assertEquals(krakenText(venue), right, name);
            }
            if (checksum.of(book, 0, 0) != right) {
                wrong++;
                book.clear();
                for (int side = 0; side < 2; side++) {
                    int of = side;
                    venue.get(side).forEach((px, qty) -> book.set(of, px, qty));
                }
                book.truncate(KRAKEN_DEPTH);
            }
            for (int side = 0; side < 2; side++) {
                assertSame(venue.get(side), book, side, Math.min(10, venue.get(side).size()),
                        name + " after " + changes);
            }
        }
        assertTrue(wrong > lost / 4 && wrong <= lost, name + ": " + wrong + " of " + lost + " losses showed");
    }

    /** The venue sends a level again when it comes back into the depth, unless that message is lost. */
    private static void resend(List<TreeMap<Long, Long>> venue, LevelBook book, boolean lose) {
        for (int side = 0; side < 2 && !lose; side++) {
            int of = side;
            venue.get(side).entrySet().stream().limit(KRAKEN_DEPTH).skip(10)
                    .forEach(level -> book.set(of, level.getKey(), level.getValue()));
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
