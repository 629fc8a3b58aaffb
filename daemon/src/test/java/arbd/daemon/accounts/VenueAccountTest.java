package arbd.daemon.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.rights.AccountVerdict;
import arbd.feeds.net.NanoClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VenueAccountTest {
    private static final AccountVerdict GOOD = new AccountVerdict(false, "reads, trades");
    private static final AccountVerdict BAD = new AccountVerdict(true, "may withdraw");

    private final List<String> told = new ArrayList<>();
    private AccountVerdict verdict = GOOD;
    private String failure;
    private boolean stopped;
    private final VenueAccount account = new VenueAccount(3, "alpha", this::look, new NanoClock() {
        @Override
        public long nanoTime() {
            return 5;
        }

        @Override
        public long wallNanos() {
            return 7;
        }
    }, read -> {
        if (stopped) {
            throw new RejectedExecutionException("the loop has ended");
        }
        told.add(read.venue + " " + read.status + " " + read.words + " at " + read.receivedNanos + " "
                + read.wallNanos);
    });

    private AccountVerdict look() throws IOException {
        if (failure != null) {
            throw new IOException(failure);
        }
        return verdict;
    }

    @BeforeEach
    void start() {
        account.await();
        assertEquals(List.of("3 AWAITED  at 5 7"), told);
        told.clear();
    }

    @Test
    void shouldTellOnlyWhatHasChangedAndTakeBackARefusalThatWasPutRight() throws Exception {
        verdict = BAD;
        assertEquals(VenueAccount.REFUSED_NANOS, account.lookOnce());
        assertEquals(VenueAccount.REFUSED_NANOS, account.lookOnce());
        verdict = GOOD;
        assertEquals(VenueAccount.REFRESH_NANOS, account.lookOnce());
        assertEquals(VenueAccount.REFRESH_NANOS, account.lookOnce());
        verdict = BAD;
        account.lookOnce();
        assertEquals(List.of("3 ACCOUNT_REFUSED may withdraw at 5 7", "3 TRADING reads, trades at 5 7",
                "3 ACCOUNT_REFUSED may withdraw at 5 7"), told);
    }

    @Test
    void shouldKeepWhatWasReadWhenTheVenueDoesNotAnswer() throws Exception {
        failure = "no answer in time";
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waits.add(account.lookOnce() / VenueAccount.RETRY_MIN_NANOS);
        }
        assertEquals(List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L), waits);
        assertEquals(List.of(), told, "nothing is known still");
        failure = null;
        account.lookOnce();
        failure = "no answer in time";
        assertEquals(VenueAccount.RETRY_MIN_NANOS, account.lookOnce());
        assertEquals(List.of("3 TRADING reads, trades at 5 7"), told);
    }

    @Test
    void shouldEndQuietlyWhenNobodyIsLeftToTell() throws Exception {
        stopped = true;
        account.lookOnce();
        account.run();
        assertEquals(List.of(), told);
    }
}
