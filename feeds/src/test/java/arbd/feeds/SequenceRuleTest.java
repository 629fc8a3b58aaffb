package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.feeds.SequenceRule.Verdict;
import arbd.feeds.binance.FuturesSequence;
import arbd.feeds.binance.SpotSequence;
import arbd.feeds.bybit.BybitSequence;
import arbd.feeds.coinbase.CoinbaseSequence;
import arbd.feeds.okx.OkxSequence;
import org.junit.jupiter.api.Test;

class SequenceRuleTest {
    private static final long NONE = SequenceRule.NONE;

    @Test
    void shouldJudgeSpotByTheNextNumber() {
        SequenceRule rule = new SpotSequence();
        rule.snapshot(100);
        assertEquals(Verdict.STALE, rule.next(90, 100, NONE));
        assertEquals(Verdict.APPLY, rule.next(95, 103, NONE));
        assertEquals(Verdict.GAP, rule.next(105, 106, NONE));
        assertEquals(103, rule.last());
        assertEquals(Verdict.APPLY, rule.next(104, 104, NONE));
        assertEquals(Verdict.STALE, rule.next(104, 104, NONE));
        assertEquals(Verdict.GAP, rule.next(107, 105, NONE));
        rule.snapshot(50);
        assertEquals(Verdict.APPLY, rule.next(51, 51, NONE));
    }

    @Test
    void shouldJudgeFuturesByThePredecessor() {
        SequenceRule rule = new FuturesSequence();
        rule.snapshot(100);
        assertEquals(Verdict.STALE, rule.next(90, 99, 80));
        assertEquals(Verdict.GAP, rule.next(101, 110, 100));
        assertEquals(Verdict.APPLY, rule.next(90, 100, 80));
        assertEquals(Verdict.STALE, rule.next(90, 100, 80));
        assertEquals(Verdict.APPLY, rule.next(105, 110, 100));
        assertEquals(Verdict.GAP, rule.next(115, 120, 111));
        assertEquals(110, rule.last());
    }

    @Test
    void shouldBridgeASnapshotThatLiesWithinAnEvent() {
        SequenceRule futures = new FuturesSequence();
        futures.snapshot(100);
        assertEquals(Verdict.APPLY, futures.next(90, 110, 80));
        SequenceRule okx = new OkxSequence();
        okx.snapshot(100);
        assertEquals(Verdict.STALE, okx.next(NONE, 95, 90));
        assertEquals(Verdict.APPLY, okx.next(NONE, 110, 95));
        assertEquals(Verdict.GAP, okx.next(NONE, 120, 105));
    }

    @Test
    void shouldFollowOkxThroughKeepAlivesAndResets() {
        SequenceRule rule = new OkxSequence();
        rule.snapshot(10);
        assertEquals(Verdict.APPLY, rule.next(NONE, 15, 10));
        assertEquals(Verdict.APPLY, rule.next(NONE, 15, 15));
        assertEquals(Verdict.APPLY, rule.next(NONE, 3, 15));
        assertEquals(Verdict.APPLY, rule.next(NONE, 5, 3));
        assertEquals(Verdict.STALE, rule.next(NONE, 5, 3));
        assertEquals(Verdict.GAP, rule.next(NONE, 4, 9));
        assertEquals(Verdict.GAP, rule.next(NONE, 9, 8));
        assertEquals(Verdict.GAP, rule.next(NONE, 9, 4));
        assertEquals(5, rule.last());
    }

    @Test
    void shouldCountTheFramesOfACoinbaseConnectionFromZero() {
        SequenceRule rule = new CoinbaseSequence();
        assertEquals(Verdict.GAP, rule.next(NONE, 1, NONE));
        assertEquals(Verdict.APPLY, rule.next(NONE, 0, NONE));
        assertEquals(Verdict.APPLY, rule.next(NONE, 1, NONE));
        assertEquals(Verdict.STALE, rule.next(NONE, 1, NONE));
        assertEquals(Verdict.GAP, rule.next(NONE, 3, NONE));
        assertEquals(1, rule.last());
        rule.snapshot(3);
        assertEquals(Verdict.APPLY, rule.next(NONE, 4, NONE));
        assertEquals(Verdict.STALE, rule.next(NONE, 2, NONE));
        assertEquals(Verdict.GAP, rule.next(NONE, 0, NONE));
        rule.snapshot(NONE);
        assertEquals(Verdict.APPLY, rule.next(NONE, 0, NONE));
    }

    @Test
    void shouldTakeOkxArchivesWithoutNumbersAsTheyCome() {
        SequenceRule rule = new OkxSequence();
        rule.snapshot(NONE);
        assertEquals(Verdict.APPLY, rule.next(NONE, NONE, NONE));
        assertEquals(Verdict.APPLY, rule.next(NONE, NONE, NONE));
        rule.snapshot(7);
        assertEquals(Verdict.GAP, rule.next(NONE, NONE, NONE));
    }

    @Test
    void shouldJudgeBybitByTheNextMessage() {
        SequenceRule rule = new BybitSequence();
        assertEquals(Verdict.GAP, rule.next(NONE, NONE, NONE));
        rule.snapshot(100);
        assertEquals(Verdict.STALE, rule.next(NONE, 100, NONE));
        assertEquals(Verdict.APPLY, rule.next(NONE, 101, NONE));
        assertEquals(Verdict.STALE, rule.next(NONE, 99, NONE));
        assertEquals(Verdict.GAP, rule.next(NONE, 103, NONE));
        assertEquals(Verdict.GAP, rule.next(NONE, NONE, NONE));
        assertEquals(101, rule.last());
        rule.snapshot(BybitSequence.RESTART);
        assertEquals(Verdict.APPLY, rule.next(NONE, 2, NONE));
        assertEquals(Verdict.GAP, rule.next(NONE, 102, NONE));
        rule.snapshot(Long.MAX_VALUE);
        assertEquals(Verdict.STALE, rule.next(NONE, Long.MAX_VALUE, NONE));
    }
}
