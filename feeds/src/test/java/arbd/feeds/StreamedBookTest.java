package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.book.LevelBook;
import arbd.feeds.okx.OkxSequence;
import arbd.market.Tick;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StreamedBookTest {
    private static final int KEPT = 60;

    @Test
    void shouldKeepTheBestOfItsDepthWhateverTheOrder() {
        StreamedBook book = new StreamedBook(400, 800, Recorded.instrument(3, "BTC-USDT", 1, 8), new OkxSequence());
        BookLevels levels = new BookLevels(800);
        levels.begin(1, 8);
        for (int i = 0; i < 800; i++) {
            levels.add(LevelBook.BID, 40_000 + i, 1, 7, 0);
            levels.add(LevelBook.ASK, 50_000 - i, 1, 7, 0);
        }
        book.snapshot(1, levels, 1);
        for (int side = LevelBook.BID; side <= LevelBook.ASK; side++) {
            assertEquals(400, book.levels().count(side));
        }
        assertEquals(40_799, book.levels().px(LevelBook.BID, 0));
        assertEquals(40_400, book.levels().px(LevelBook.BID, 399));
        assertEquals(49_201, book.levels().px(LevelBook.ASK, 0));
    }

    /**
     * A venue's whole book, of which a part is kept, against trees: what is told is the best of it, always, or the book
     * says that it is shallow.
     */
    @Test
    void shouldNeverTellALevelTooFewOfABookThatIsDeeperThanWhatIsKept() {
        long seed = 20_261_126L;
        SplittableRandom random = new SplittableRandom(seed);
        int shallow = 0;
        int cut = 0;
        int compared = 0;
        for (int life = 0; life < 400; life++) {
            StreamedBook book = new StreamedBook(KEPT, 0, Recorded.instrument(0, "A-B", 1, 1), new InOrder());
            List<TreeMap<Long, Long>> venue =
                    List.of(new TreeMap<>(Collections.reverseOrder()), new TreeMap<>());
            BookLevels levels = new BookLevels(8, 1_000);
            int deep = random.nextInt(4 * KEPT);
            change(random, venue, levels, 2 * deep, false);
            book.snapshot(SequenceRule.NONE, levels, 1);
            boolean told = true;
            for (int i = 0; i < 1_000 && told; i++) {
                told = !book.shallow();
                shallow += told ? 0 : 1;
                for (int side = 0; side < 2 && told; side++) {
                    assertBest(venue.get(side), book, side, "seed " + seed + " life " + life + " after " + i);
                    cut += venue.get(side).size() > book.levels().count(side) ? 1 : 0;
                    compared++;
                }
                change(random, venue, levels, 1 + random.nextInt(6), true);
                book.apply(levels, 1);
            }
        }
        assertTrue(shallow > 50 && cut > 10_000 && compared > 100_000,
                shallow + " shallow, " + cut + " cut of " + compared);
    }

    /**
     * Changes that are applied to the venue's book: more levels come on one half of the prices, more go on the other.
     */
    private static void change(SplittableRandom random, List<TreeMap<Long, Long>> venue, BookLevels levels, int count,
            boolean removes) {
        levels.begin(1, 1);
        for (int i = 0; i < count; i++) {
            int side = random.nextInt(2);
            long px = random.nextLong(1, 1_000);
            boolean best = side == 0 ? px > 500 : px < 500;
            long qty = removes && random.nextInt(10) < (best ? 8 : 3) ? 0 : random.nextLong(1, 9);
            if (qty == 0 && !venue.get(side).isEmpty() && best) {
                px = venue.get(side).firstKey();
            }
            levels.add(side, px, 1, qty, 1);
            if (qty == 0) {
                venue.get(side).remove(px);
            } else {
                venue.get(side).put(px, qty);
            }
        }
    }

    private static void assertBest(TreeMap<Long, Long> twin, StreamedBook book, int side, String where) {
        int wanted = Math.min(Tick.LEVELS, twin.size());
        assertTrue(book.levels().count(side) >= wanted, () -> where + ": " + book.levels().count(side) + " levels");
        int at = 0;
        for (Map.Entry<Long, Long> level : twin.entrySet()) {
            if (at == wanted) {
                return;
            }
            assertEquals(level.getKey(), book.levels().px(side, at), where);
            assertEquals(level.getValue(), book.levels().qty(side, at++), where);
        }
    }
}
