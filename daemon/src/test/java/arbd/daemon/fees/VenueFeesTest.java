package arbd.daemon.fees;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.TestMarket;
import arbd.daemon.setup.Costs;
import arbd.execution.account.FeeSource;
import arbd.execution.net.AccountReads;
import arbd.feeds.net.NanoClock;
import arbd.market.AccountFee;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a venue is asked for its fees, and what is told of its answers. Alpha has three instruments at 10 bps. */
class VenueFeesTest {
    private static final Venue ALPHA = TestMarket.TABLE.venues().get(0);
    private static final List<Instrument> INSTRUMENTS = TestMarket.TABLE.of(ALPHA);

    private final FeeBoard board = new FeeBoard(TestMarket.TABLE, Costs.of(TestMarket.CONFIG, TestMarket.ROUTES));
    private final List<String> told = new ArrayList<>();
    private long nowNanos = 77;
    private long overcharged;
    private long feeE8 = 100_000;
    private int answers = 3;
    private boolean ofEach = true;

    private final VenueFees fees = new VenueFees(new VenueFees.Account(ALPHA, new Scripted(), null, ""),
            INSTRUMENTS, new VenueFees.Shared(board, new Clock(), () -> overcharged, this::tell));

    @Test
    void shouldAskAtTheStartAndDaily() throws Exception {
        assertTrue(fees.due(nowNanos));
        fees.look();
        assertEquals(List.of("0: 100000 100000", "1: 100000 100000", "2: 100000 100000"), told, "told although equal:"
                + " it is assumed no more");
        assertEquals(0, board.assumed(ALPHA));
        nowNanos += VenueFees.REFRESH_NANOS - 1;
        assertFalse(fees.due(nowNanos));
        nowNanos++;
        assertTrue(fees.due(nowNanos));
        told.clear();
        fees.look();
        assertEquals(List.of(), told, "nothing has changed");
        feeE8 = 75_001;
        fees.look();
        assertEquals(List.of("0: 75001 75001", "1: 75001 75001", "2: 75001 75001"), told);
        assertEquals("7.5001 bps", board.fee(0).words());
        assertEquals(1_000 + nowNanos, board.readWallNanos(ALPHA));
    }

    @Test
    void shouldAskAgainWhenAFillWasChargedMoreButNotAtOnce() throws Exception {
        fees.look();
        overcharged = 1;
        assertFalse(fees.due(nowNanos), "it was asked just now");
        nowNanos += VenueFees.AGAIN_NANOS;
        assertTrue(fees.due(nowNanos));
        fees.look();
        nowNanos += VenueFees.AGAIN_NANOS;
        assertFalse(fees.due(nowNanos), "once for each");
    }

    @Test
    void shouldSayThatFeesAreAssumedWhereTheVenueDoesNotAnswer() throws Exception {
        answers = 0;
        fees.look();
        assertEquals(List.of("0: assumed", "1: assumed", "2: assumed"), told);
        assertEquals(3, board.assumed(ALPHA));
        assertEquals("10 bps assumed", board.fee(0).words());
        assertFalse(fees.due(nowNanos + VenueFees.RETRY_MIN_NANOS - 1));
        nowNanos += VenueFees.RETRY_MIN_NANOS;
        assertTrue(fees.due(nowNanos));
        told.clear();
        fees.look();
        assertEquals(List.of(), told, "once is enough");
        assertFalse(fees.due(nowNanos + 2 * VenueFees.RETRY_MIN_NANOS - 1), "twice as long");
        answers = 2;
        fees.look();
        assertEquals(List.of("0: 100000 100000", "1: 100000 100000"), told, "the rest is assumed");
        assertEquals(1, board.assumed(ALPHA));
        assertEquals(0, board.readWallNanos(ALPHA), "one of them never was");
    }

    @Test
    void shouldKeepWhatWasToldWhenTheVenueDoesNotAnswerLater() throws Exception {
        feeE8 = 120_000;
        fees.look();
        told.clear();
        answers = 0;
        fees.look();
        assertEquals(List.of(), told);
        assertEquals("12 bps", board.fee(0).words());
    }

    @Test
    void shouldNotLetTheRateOfAnAccountLowerThatOfAnInstrument() throws Exception {
        ofEach = false;
        feeE8 = 50_000;
        fees.look();
        assertEquals("0: 100000 100000", told.get(0));
        feeE8 = 150_000;
        fees.look();
        assertEquals("0: 150000 150000", told.get(3));
    }

    private void tell(AccountFee fee) {
        told.add(fee.instrument + ": " + (fee.told() ? fee.buyE8 + " " + fee.sellE8 : "assumed"));
    }

    private final class Scripted implements FeeSource {
        @Override
        public void fetch(AccountReads reads, List<Instrument> instruments, String feeToken, Told to)
                throws IOException {
            for (Instrument at : instruments.subList(0, answers)) {
                to.fee(at, feeE8, feeE8);
            }
            if (answers < instruments.size()) {
                throw new IOException("gone");
            }
        }

        @Override
        public boolean ofEachInstrument() {
            return ofEach;
        }
    }

    private final class Clock implements NanoClock {
        @Override
        public long nanoTime() {
            return nowNanos;
        }

        @Override
        public long wallNanos() {
            return 1_000 + nowNanos;
        }
    }
}
