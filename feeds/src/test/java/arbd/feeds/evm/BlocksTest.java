package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.U256;
import arbd.feeds.evm.Blocks.Head;
import arbd.feeds.evm.Blocks.Log;
import org.junit.jupiter.api.Test;

final class BlocksTest {
    private final Blocks blocks = new Blocks();

    @Test
    void shouldFollowAChain() {
        assertEquals(-1, blocks.head());
        assertEquals(Head.FIRST, head(0, 100, 99));
        assertEquals(Head.NEXT, head(1, 101, 100));
        assertEquals(Head.SAME, head(1, 101, 100));
        assertEquals(Head.SAME, head(0, 100, 99));
        assertEquals(Head.REORGANISED, head(2, 302, 301));
        assertEquals(Head.NEXT, head(3, 303, 302));
        assertEquals(Head.REORGANISED, head(3, 403, 302));
        assertEquals(Head.GAP, head(5, 505, 504));
        assertEquals(Head.NEXT, head(6, 506, 505));
        assertEquals(Head.REORGANISED, head(4, 504, 503), "what is not remembered may be another");
        assertEquals(4, blocks.head());
        blocks.reset();
        assertEquals(Head.FIRST, head(9, 1, 2));
    }

    @Test
    void shouldKnowTheBlocksOfLogs() {
        head(1_000, 1, 0);
        assertEquals(Log.KNOWN, log(1_000, 1));
        assertEquals(Log.OTHER, log(1_000, 2));
        assertEquals(Log.UNKNOWN, log(999, 0));
        assertEquals(Log.KNOWN, log(1_001, 7), "ahead of its head");
        assertEquals(Log.OTHER, log(1_001, 8));
        assertEquals(Log.KNOWN, log(1_063, 63));
        assertEquals(Log.UNKNOWN, log(1_064, 64), "too far ahead");
        assertEquals(Log.KNOWN, log(1_000, 1), "what is ahead has not displaced the head");
        assertEquals(Head.NEXT, head(1_001, 7, 1));
        assertTrue(blocks.contains(1_001, U256.of(7)));
        assertFalse(blocks.contains(1_001, U256.of(8)));
        assertFalse(blocks.contains(1_002, U256.of(7)));
    }

    @Test
    void shouldNotBelieveAHeadOtherThanItsLogs() {
        head(5, 50, 49);
        log(6, 60);
        assertEquals(Head.REORGANISED, head(6, 61, 50));
        assertEquals(Log.OTHER, log(6, 60));
    }

    @Test
    void shouldForgetWhatIsOld() {
        head(0, 1_000, 999);
        for (int i = 1; i <= Blocks.REMEMBERED; i++) {
            assertEquals(Head.NEXT, head(i, 1_000 + i, 999 + i));
        }
        assertEquals(Log.UNKNOWN, log(0, 1_000));
        assertEquals(Log.KNOWN, log(1, 1_001));
    }

    private Head head(long number, long hash, long parent) {
        return blocks.head(number, U256.of(hash), U256.of(parent));
    }

    private Log log(long number, long hash) {
        return blocks.log(number, U256.of(hash));
    }
}
