package arbd.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LevelBookTest {
    private static final int UPDATES = 1_000_000;

    @Test
    void shouldHoldWhatATreeHolds() {
        for (int depthMax : new int[] {1, 10, 35, 1000}) {
            compareWithTrees(depthMax, 40L + depthMax);
        }
    }

    private static void compareWithTrees(int depthMax, long seed) {
        Random random = new Random(seed);
        LevelBook book = new LevelBook(depthMax);
        List<TreeMap<Long, Long>> twins =
                List.of(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>(Comparator.naturalOrder()));
        String where = "seed " + seed + " depth " + depthMax;
        for (int i = 0; i < UPDATES / 4; i++) {
            int side = random.nextInt(2);
            long px = 1 + random.nextInt(depthMax * 3);
            long qty = random.nextInt(3) == 0 ? 0 : random.nextInt(5);
            TreeMap<Long, Long> twin = twins.get(side);
            List<Long> before = i % 64 == 0 ? List.copyOf(twin.keySet()) : null;
            int at = book.set(side, px, qty);
            assertEquals(set(twin, depthMax, px, qty), at >= 0, where);
            if (before != null && at >= 0) {
                assertEquals(px, qty > 0 ? book.px(side, at) : before.get(at), where);
            }
            if (random.nextInt(50) == 0) {
                int depth = random.nextInt(depthMax + 1);
                book.truncate(depth);
                twins.forEach(each -> cut(each, depth));
            }
            if (i % 64 == 0 || depthMax < 50) {
                assertSame(twins, book, where + " update " + i);
            }
        }
        book.clear();
        assertEquals(0, book.count(LevelBook.BID) + book.count(LevelBook.ASK));
    }

    private static boolean set(TreeMap<Long, Long> twin, int depthMax, long px, long qty) {
        if (qty == 0) {
            return twin.remove(px) != null;
        }
        Long old = twin.put(px, qty);
        cut(twin, depthMax);
        return twin.containsKey(px) && (old == null || old != qty);
    }

    private static void cut(TreeMap<Long, Long> twin, int depth) {
        while (twin.size() > depth) {
            twin.pollLastEntry();
        }
    }

    private static void assertSame(List<TreeMap<Long, Long>> twins, LevelBook book, String where) {
        for (int side = 0; side < 2; side++) {
            assertEquals(twins.get(side).size(), book.count(side), where);
            int at = 0;
            for (Map.Entry<Long, Long> level : twins.get(side).entrySet()) {
                assertEquals((long) level.getKey(), book.px(side, at), where);
                assertEquals((long) level.getValue(), book.qty(side, at), where);
                at++;
            }
        }
        boolean full = !twins.get(0).isEmpty() && !twins.get(1).isEmpty();
        assertEquals(full && twins.get(0).firstKey() >= twins.get(1).firstKey(), book.crossed(), where);
    }

    @Test
    void shouldBeCrossedWhenTheBidTouchesTheAsk() {
        LevelBook book = new LevelBook(10);
        book.set(LevelBook.BID, 100, 1);
        assertFalse(book.crossed());
        book.set(LevelBook.ASK, 101, 1);
        assertFalse(book.crossed());
        book.set(LevelBook.BID, 101, 1);
        assertTrue(book.crossed());
    }
}
