package arbd.daemon.accounts;

import arbd.execution.rights.AccountVerdict;
import arbd.feeds.net.NanoClock;
import arbd.market.AccountRead;
import arbd.market.TradingStatus;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one venue's account, again and again, on a thread of its own, which may wait. Nothing is known at first;
 * what was read stays when the venue does not answer. Says something only when it has changed.
 */
final class VenueAccount implements Runnable {
    static final long REFRESH_NANOS = TimeUnit.HOURS.toNanos(1);
    /** What is refused may be put right at the venue at any time. */
    static final long REFUSED_NANOS = TimeUnit.MINUTES.toNanos(1);
    static final long RETRY_MIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long RETRY_MAX_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(VenueAccount.class);

    private final int venue;
    private final String name;
    private final Look look;
    private final NanoClock clock;
    private final Consumer<AccountRead> told;
    private long retryNanos = RETRY_MIN_NANOS;
    private String failure = "";
    private volatile AccountRead last;
    private volatile boolean closing;
    private volatile Thread thread;

    /** How an account is read. */
    interface Look {
        /**
         * Asks the venue, and waits.
         *
         * @throws IOException when nothing is known
         */
        AccountVerdict look() throws IOException, InterruptedException;
    }

    /** @param told takes what has changed, on any thread; each slot is the taker's */
    VenueAccount(int venue, String name, Look look, NanoClock clock, Consumer<AccountRead> told) {
        this.venue = venue;
        this.name = name;
        this.look = look;
        this.clock = clock;
        this.told = told;
    }

    /** Tells that nothing is known yet; before anything connects. */
    void await() {
        tell(TradingStatus.AWAITED, "");
    }

    /** What was told last; from any thread. */
    AccountRead last() {
        return last;
    }

    void close() {
        closing = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try {
            while (!closing) {
                TimeUnit.NANOSECONDS.sleep(lookOnce());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks the venue, tells what has changed, and says after how many nanoseconds to look again. */
    long lookOnce() throws InterruptedException {
        AccountVerdict verdict;
        try {
            verdict = look.look();
        } catch (IOException unread) {
            return failed(unread.getMessage());
        }
        failure = "";
        retryNanos = RETRY_MIN_NANOS;
        tell(verdict.refused() ? TradingStatus.ACCOUNT_REFUSED : TradingStatus.TRADING, verdict.words());
        return verdict.refused() ? REFUSED_NANOS : REFRESH_NANOS;
    }

    private long failed(String why) {
        if (!why.equals(failure)) {
            failure = why;
            LOG.warn("venue {}: its account cannot be read ({}); {}", name, why,
                    last.status == TradingStatus.AWAITED ? "no orders there until it can"
                            : "what was read last counts");
        }
        long wait = retryNanos;
        retryNanos = Math.min(RETRY_MAX_NANOS, 2 * retryNanos);
        return wait;
    }

    private void tell(TradingStatus status, String words) {
        AccountRead before = last;
        if (before != null && before.status == status && before.words.equals(words)) {
            return;
        }
        last = read(status, words);
        try {
            told.accept(read(status, words));
        } catch (RejectedExecutionException stopped) {
            // The pipeline has ended: nobody is left to tell.
            closing = true;
            return;
        }
        if (status == TradingStatus.ACCOUNT_REFUSED) {
            LOG.warn("venue {}: its account is refused: {}. Nothing but cancellations goes there; arbd looks again each"
                    + " minute", name, words);
        } else if (status == TradingStatus.TRADING) {
            LOG.info("venue {}: its account is as configured: {}", name, words);
        }
    }

    private AccountRead read(TradingStatus status, String words) {
        AccountRead read = new AccountRead();
        read.venue = venue;
        read.status = status;
        read.words = words;
        read.receivedNanos = clock.nanoTime();
        read.wallNanos = clock.wallNanos();
        return read;
    }
}
