package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class FundingHistoryTest {
    private static final long EIGHT = 1_700_000_000_000L;

    private final FundingHistory history = new FundingHistory();

    @Test
    void shouldTakeEachPaymentOnceWhoeverTellsItFirst() {
        assertTrue(history.streamed(0, -7, EIGHT));
        assertFalse(history.listed("1", 0, -7, EIGHT + 900), "the stream told it");
        assertFalse(history.listed("1", 0, -7, EIGHT + 900), "and the list twice");
        assertTrue(history.listed("2", 0, -7, EIGHT), "another of the same amount at that time");
        assertFalse(history.streamed(0, -7, EIGHT), "which the stream tells, too");
        assertTrue(history.streamed(0, -7, EIGHT), "a third");
        assertTrue(history.listed("3", 0, -7, EIGHT + 8_000_000));
        assertTrue(history.listed("4", 1, -7, EIGHT));
        assertTrue(history.listed("5", 0, -8, EIGHT));
    }

    @Test
    void shouldAskFromBeforeTheLossUntilAllIsKnown() {
        history.fell(EIGHT, false);
        assertFalse(history.missing(), "the opening balance holds what was before");
        history.fell(EIGHT, true);
        history.fell(EIGHT + 5_000, true);
        assertEquals(EIGHT - FundingHistory.SLACK_MILLIS, history.fromMillis());
        history.knownUntil(EIGHT - FundingHistory.SLACK_MILLIS);
        assertEquals(EIGHT - FundingHistory.SLACK_MILLIS + 1, history.fromMillis(), "it must end some time");
        history.knownUntil(EIGHT);
        assertEquals(EIGHT, history.fromMillis());
        history.caughtUp();
        assertFalse(history.missing());
        history.fell(EIGHT, false);
        assertTrue(history.missing(), "it was listed, but the account was not told yet");
    }
}
