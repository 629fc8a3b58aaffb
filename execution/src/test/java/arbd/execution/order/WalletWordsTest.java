package arbd.execution.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which balances are believed: fills and words come over several connections. */
class WalletWordsTest {
    private final Wallets wallets = new Wallets(Shop.TABLE);

    /** It decides which fills of earlier lives and which cash flows are in the opening balance already. */
    @Test
    void shouldFoldWhenABalanceWasOpenedIntoTheHash() {
        Wallets later = new Wallets(Shop.TABLE);
        Balance opening = word(0, 0, 500);
        opening.venueTimeNanos = 10;
        wallets.observe(opening);
        opening.venueTimeNanos = 11;
        later.observe(opening);
        assertNotEquals(wallets.foldInto(1), later.foldInto(1));
    }

    @Test
    void shouldNotAdoptABalanceFromBeforeOurLastFill() {
        Wallets own = new Wallets(Shop.TABLE);
        own.observe(word(0, Shop.BTC.id(), 0));
        Report fill = Shop.fill(1, 6_000_000, 10_000, -1, 0);
        fill.venueTimeNanos = 50;
        own.fill(0, true, fill);
        Balance late = word(0, Shop.BTC.id(), 0);
        late.venueTimeNanos = 49;
        assertEquals(0, own.observe(late));
        assertEquals(10_000_000, own.balance(0, Shop.BTC.id()));
        late.venueTimeNanos = 50;
        assertEquals(0, own.observe(late), "of the same time: it may not hold the fill yet");
        late.venueTimeNanos = 1_000_000;
        assertEquals(-10_000_000, own.observe(late), "from the next millisecond on it counts");
    }

    /** Two fills and their fees in one millisecond: a word of that millisecond may hold any of it. */
    @Test
    void shouldWaitForTheNextWordWhereFillsOfTheSameMillisecondExplainADifference() {
        wallets.observe(word(0, Shop.BTC.id(), 1_000_000_000));
        for (long trade = 1; trade <= 2; trade++) {
            Report fill = Shop.fill(trade, 6_000_000, 10_000 * trade, Shop.BTC.id(), 10_000 * trade);
            fill.venueTimeNanos = 7_000_000 + trade;
            wallets.fill(0, true, fill);
        }
        long both = 1_000_000_000 + 3 * (10_000_000 - 10_000);
        assertEquals(both, wallets.balance(0, Shop.BTC.id()));
        Balance word = word(0, Shop.BTC.id(), 0);
        word.venueTimeNanos = 7_999_999;
        for (long total : new long[] {1_000_000_000, 1_000_000_000 + 10_000_000 - 10_000,
            1_000_000_000 + 2 * (10_000_000 - 10_000), both}) {
            word.total = total;
            assertEquals(0, wallets.observe(word), total + " is before, between or after");
        }
        word.total = both - 1;
        assertEquals(-1, wallets.observe(word), "no fill of ours moved that");
        word.total = 1_000_000_000;
        word.venueTimeNanos = 8_000_000;
        assertEquals(1_000_000_000 - both + 1, wallets.observe(word), "it was the fills that were missing");
        assertEquals(2, wallets.unexplained());
    }

    /** An order that eats through a book: more moves than are kept. */
    @Test
    void shouldNotJudgeAWordAfterMoreMovesOfOneMillisecondThanItKeeps() {
        wallets.observe(word(0, Shop.BTC.id(), 0));
        for (long trade = 1; trade <= LatestMoves.MOVES_MAX + 1; trade++) {
            Report fill = Shop.fill(trade, 6_000_000, 10_000, -1, 0);
            fill.venueTimeNanos = 7_000_000;
            wallets.fill(0, true, fill);
        }
        Balance word = word(0, Shop.BTC.id(), 1);
        word.venueTimeNanos = 7_000_000;
        assertEquals(0, wallets.observe(word));
        word.venueTimeNanos = 8_000_000;
        assertTrue(wallets.observe(word) != 0);
    }

    @Test
    void shouldFoldTheLatestMovesIntoTheHash() {
        LatestMoves moves = new LatestMoves(2);
        long nothing = moves.foldInto(1);
        moves.moved(1, 1_000_000, 5);
        long one = moves.foldInto(1);
        moves.moved(1, 1_000_001, 6);
        assertEquals(3, Set.of(nothing, one, moves.foldInto(1)).size());
    }

    private static Balance word(int venue, int asset, long total) {
        Balance balance = new Balance();
        balance.venue = venue;
        balance.asset = asset;
        balance.total = total;
        balance.free = total;
        return balance;
    }
}
