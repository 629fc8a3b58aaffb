package arbd.daemon.markets;

import arbd.execution.listing.ListedInstrument;
import arbd.execution.listing.ListingSource;
import arbd.execution.net.RestQuery;
import arbd.feeds.net.NanoClock;
import arbd.market.Instrument;
import arbd.market.MarketRules;
import arbd.market.TradingStatus;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the listing of one venue on a thread of its own, which may wait. Nothing is known at first; what was read
 * stays when the venue does not answer, but not for ever. Says something only when it has changed.
 */
final class VenueWatch implements Runnable {
    static final long REFRESH_NANOS = TimeUnit.HOURS.toNanos(1);
    /** Two refusals soon after each other are answered by one look. */
    static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** A venue that takes no orders for its maintenance, or does not tell of it, is looked at so often. */
    static final long PAUSED_NANOS = TimeUnit.MINUTES.toNanos(1);
    static final long RETRY_MIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long RETRY_MAX_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** A listing that could not be read for so long is none. */
    static final long FORGET_NANOS = TimeUnit.HOURS.toNanos(6);

    private static final Logger LOG = LoggerFactory.getLogger(VenueWatch.class);

    private final String name;
    private final List<Instrument> instruments;
    private final ListingSource source;
    private final RestQuery rest;
    private final NanoClock clock;
    private final MarketSink told;
    private final PauseWatch pauses;
    private final MarketRules[] last;
    private final MarketRules now = new MarketRules();
    private long readNanos;
    private long dueNanos;
    private long retryNanos = RETRY_MIN_NANOS;
    private String failure = "";
    private boolean known;
    private volatile boolean read;
    private volatile boolean wanted;
    private volatile boolean closing;
    private volatile Thread thread;

    /** Watches these instruments of one venue. */
    VenueWatch(List<Instrument> instruments, ListingSource source, RestQuery rest, NanoClock clock, MarketSink told,
            PauseWatch pauses) {
        this.name = pauses.name();
        this.instruments = instruments;
        this.source = source;
        this.rest = rest;
        this.clock = clock;
        this.told = told;
        this.pauses = pauses;
        this.last = new MarketRules[instruments.size()];
        this.dueNanos = clock.nanoTime();
    }

    /** Tells that nothing is known yet; before anything connects. */
    void await() {
        for (int at = 0; at < last.length; at++) {
            tell(at, TradingStatus.AWAITED);
        }
    }

    /** Whether the listing was read once; from any thread. */
    boolean read() {
        return read;
    }

    /** Asks for a look soon: an order was refused for its price or size. From any thread; allocates nothing. */
    void want() {
        wanted = true;
        LockSupport.unpark(thread);
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
                long nowNanos = clock.nanoTime();
                if (due(nowNanos)) {
                    look();
                } else {
                    LockSupport.parkNanos(Math.max(1, wakeNanos() - nowNanos));
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it is time for a look. */
    boolean due(long nowNanos) {
        return nowNanos - wakeNanos() >= 0;
    }

    private long wakeNanos() {
        return wanted && known ? Math.min(dueNanos, readNanos + AGAIN_NANOS) : dueNanos;
    }

    /** Asks the venue, and tells what has changed. */
    void look() throws InterruptedException {
        wanted = false;
        try {
            List<ListedInstrument> rows =
                    source.fetch(rest, instruments.stream().map(Instrument::symbol).toList());
            take(rows);
            if (pauses.look()) {
                dueNanos = readNanos + PAUSED_NANOS;
            }
        } catch (IOException unread) {
            failed(unread.getMessage());
        } catch (RejectedExecutionException stopped) {
            // The pipeline has ended: nobody is left to tell.
            closing = true;
        }
    }

    private void take(List<ListedInstrument> rows) {
        Map<String, ListedInstrument> bySymbol = new HashMap<>();
        rows.forEach(row -> bySymbol.put(row.symbol(), row));
        for (int at = 0; at < last.length; at++) {
            ListedInstrument row = bySymbol.get(instruments.get(at).symbol());
            now.clear();
            if (row == null) {
                now.status = TradingStatus.NOT_LISTED;
            } else {
                row.putInto(now);
            }
            tell(at, row == null ? "" : row.word());
        }
        known = true;
        read = true;
        failure = "";
        retryNanos = RETRY_MIN_NANOS;
        readNanos = clock.nanoTime();
        dueNanos = readNanos + REFRESH_NANOS;
    }

    private void failed(String why) {
        long nowNanos = clock.nanoTime();
        if (known && nowNanos - readNanos >= FORGET_NANOS) {
            known = false;
            await();
        }
        if (!why.equals(failure)) {
            failure = why;
            LOG.warn("venue {}: its listing cannot be read ({}); {}", name, why,
                    known ? "what was read last counts" : "no orders there until it can");
        }
        dueNanos = nowNanos + retryNanos;
        retryNanos = Math.min(RETRY_MAX_NANOS, 2 * retryNanos);
    }

    private void tell(int at, TradingStatus status) {
        now.clear();
        now.status = status;
        tell(at, "");
    }

    /** Tells of an instrument if it is not as it was. */
    private void tell(int at, String word) {
        Instrument instrument = instruments.get(at);
        now.instrument = instrument.id();
        now.receivedNanos = clock.nanoTime();
        now.wallNanos = clock.wallNanos();
        MarketRules before = last[at];
        if (before != null && before.sameAs(now)) {
            return;
        }
        last[at] = new MarketRules();
        last[at].copyFrom(now);
        told.on(now);
        boolean open = MarketWords.open(instrument, now);
        boolean quiet = now.status == TradingStatus.AWAITED
                || open && (before == null || before.status == TradingStatus.AWAITED);
        if (!quiet) {
            LOG.warn("{}: {}{}", instrument.title(), MarketWords.line(instrument, now),
                    now.status == TradingStatus.TRADING || word.isEmpty() ? "" : " (the venue says " + word + ")");
        }
    }
}
