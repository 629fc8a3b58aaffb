package arbd.daemon.fees;

import arbd.execution.account.FeeSource;
import arbd.execution.net.AccountReads;
import arbd.feeds.net.NanoClock;
import arbd.market.AccountFee;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one venue for its fees, on a thread of its own, which may wait: at first, each day, and soon after a fill was
 * charged more than was assumed. What was told last stays when the venue does not answer.
 */
final class VenueFees implements Runnable, FeeSource.Told {
    static final long REFRESH_NANOS = TimeUnit.DAYS.toNanos(1);
    /** Two fills that were charged more are answered by one look. */
    static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);
    static final long RETRY_MIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    static final long RETRY_MAX_NANOS = TimeUnit.HOURS.toNanos(1);
    /** A line for each of so many differences; the others are counted. */
    private static final int LINES_MAX = 5;
    private static final long TURN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Logger LOG = LoggerFactory.getLogger(VenueFees.class);

    private final Account account;
    private final Venue venue;
    private final List<Instrument> instruments;
    private final FeeBoard board;
    private final NanoClock clock;
    private final Shared shared;
    private final CountDownLatch first = new CountDownLatch(1);
    private final Set<String> remarked = new HashSet<>();
    private final Set<Integer> unread = new HashSet<>();
    private long seenOvercharged;
    private boolean wanted;
    private long readNanos;
    private long dueNanos;
    private long retryNanos = RETRY_MIN_NANOS;
    private String failure = "";
    private int differing;
    private volatile boolean closing;
    private volatile Thread thread;

    /**
     * Whose fees are asked for.
     *
     * @param feeToken name of the asset in which the account is meant to pay fees, empty = none
     */
    record Account(Venue venue, FeeSource source, AccountReads reads, String feeToken) {
    }

    /**
     * What all venues share.
     *
     * @param board takes what is known
     * @param overcharged counts fills that were charged more than was assumed, at any venue
     * @param told takes what has changed
     */
    record Shared(FeeBoard board, NanoClock clock, LongSupplier overcharged, Consumer<AccountFee> told) {
    }

    /** Asks nothing yet. */
    VenueFees(Account account, List<Instrument> instruments, Shared shared) {
        this.account = account;
        this.venue = account.venue();
        this.instruments = instruments;
        this.shared = shared;
        this.board = shared.board();
        this.clock = shared.clock();
        this.dueNanos = clock.nanoTime();
    }

    /** Waits until it was asked once, answered or not, or until then; event time. */
    void awaitFirst(long untilNanos) throws InterruptedException {
        first.await(Math.max(0, untilNanos - clock.nanoTime()), TimeUnit.NANOSECONDS);
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
                if (due(clock.nanoTime())) {
                    look();
                } else {
                    LockSupport.parkNanos(TURN_NANOS);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is time to ask. */
    boolean due(long nowNanos) {
        long charged = shared.overcharged().getAsLong();
        wanted |= charged != seenOvercharged;
        seenOvercharged = charged;
        return nowNanos - dueNanos >= 0 || wanted && nowNanos - readNanos >= AGAIN_NANOS;
    }

    /** Asks the venue, and tells what has changed. */
    void look() throws InterruptedException {
        wanted = false;
        differing = 0;
        unread.clear();
        instruments.forEach(at -> unread.add(at.id()));
        readNanos = clock.nanoTime();
        try {
            account.source().fetch(account.reads(), instruments, account.feeToken(), this);
            if (unread.isEmpty()) {
                whole();
            } else {
                failed("not of each instrument");
            }
        } catch (IOException unanswered) {
            failed(unanswered.getMessage());
        } catch (RejectedExecutionException stopped) {
            // The pipeline has ended: nobody is left to tell.
            closing = true;
        } finally {
            first.countDown();
        }
    }

    private void whole() {
        failure = "";
        retryNanos = RETRY_MIN_NANOS;
        dueNanos = readNanos + REFRESH_NANOS;
        LOG.info("venue {}: fees of {} instruments are as its account is charged{}", venue.name(), instruments.size(),
                differing == 0 ? "" : "; " + differing + " differ from the configuration");
    }

    /** What was told before counts on; what never was is assumed, and said to be so once. */
    private void failed(String why) {
        for (Instrument at : instruments) {
            KnownFee known = board.fee(at.id());
            if (unread.contains(at.id()) && known.assumed() && failure.isEmpty()) {
                publish(at, known);
            }
        }
        if (!why.equals(failure)) {
            failure = why;
            LOG.warn("venue {}: fees cannot be read ({}); {} of {} are assumed as configured, the others are as told"
                    + " before", venue.name(), why, board.assumed(venue), instruments.size());
        }
        dueNanos = readNanos + retryNanos;
        retryNanos = Math.min(RETRY_MAX_NANOS, 2 * retryNanos);
    }

    @Override
    public void fee(Instrument at, long buyE8, long sellE8) {
        KnownFee configured = board.configured(at.id());
        // The rate of a whole account may leave out what one instrument is charged on top.
        boolean exact = account.source().ofEachInstrument();
        long buy = exact ? buyE8 : Math.max(buyE8, configured.buyE8());
        long sell = exact ? sellE8 : Math.max(sellE8, configured.sellE8());
        KnownFee before = board.fee(at.id());
        KnownFee now = new KnownFee(buy, sell, clock.wallNanos());
        unread.remove(at.id());
        board.put(at.id(), now);
        boolean same = before.buyE8() == buy && before.sellE8() == sell;
        if (before.assumed() || !same) {
            publish(at, now);
        }
        if (buy != configured.buyE8() || sell != configured.sellE8()) {
            differing++;
            if (!same && differing <= LINES_MAX) {
                LOG.warn("{}: taking is charged {} by the venue, it is {} in the configuration: the venue's word"
                        + " counts", at.title(), now.words(), configured.words().replace(" assumed", ""));
            }
        }
    }

    @Override
    public void unread(Instrument at, String why) {
        remark(at.title() + ": its fee cannot be read (" + why + ")");
    }

    @Override
    public void remark(String words) {
        if (remarked.add(words)) {
            LOG.warn("venue {}: {}", venue.name(), words);
        }
    }

    private void publish(Instrument at, KnownFee fee) {
        shared.told().accept(fee.fee(at.id(), clock.nanoTime(), clock.wallNanos()));
    }
}
