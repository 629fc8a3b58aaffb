package arbd.execution.net;

import arbd.execution.order.AccountSink;
import arbd.execution.order.DeadManSwitch;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.feeds.net.Backoff;
import arbd.feeds.net.NetLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An account's way out that changes its session without a gap. When the venue announces the end of a session, or its
 * age comes near the venue's limit, a second one is opened; once it is up it takes the orders, and the first is closed
 * when what it has asked was answered. Both tell of orders meanwhile, fills are counted by their trade ids; balances
 * and positions are told by one of the two at a time, cash flows once. On the event loop of the sessions.
 */
public final class RenewedEntry implements OrderEntry {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedEntry.class);
    private static final long WAIT_MIN_MILLIS = 100;
    private static final long WAIT_MAX_MILLIS = 30_000;
    /** A second session that is not up by then is given up. */
    private static final long PATIENCE_MILLIS = 60_000;
    /** What happened before the change is told within this by the first session. */
    private static final long GRACE_NANOS = 1_000_000_000L;
    private static final long DRAIN_NANOS = 10_000_000_000L;
    private static final long LOOK_MILLIS = 50;
    private static final int LIFE_FROM = 90;
    private static final int LIFE_TO = 97;

    private final Function<AccountSink, ? extends Renewable> sessions;
    private final AccountSink sink;
    private final NetLoop net;
    private final String name;
    private final Backoff wait;
    private final SplittableRandom random;
    /** Those that still tell what happened before another took over: none mostly, more than one hardly ever. */
    private final List<RenewedSession> leaving = new ArrayList<>();
    private RenewedSession active;
    private RenewedSession next;
    private boolean toldUp;
    private boolean planned;
    private boolean closed;
    private long generation;

    /**
     * Not connected yet.
     *
     * @param sessions makes sessions of one account that tell a sink
     * @param sink takes the news
     * @param net event loop of the sessions
     * @param name of the venue, for the log
     * @param seed of the jitter
     */
    public RenewedEntry(Function<AccountSink, ? extends Renewable> sessions, AccountSink sink, NetLoop net, String name,
            long seed) {
        this.sessions = sessions;
        this.sink = sink;
        this.net = net;
        this.name = name;
        this.wait = new Backoff(WAIT_MIN_MILLIS, WAIT_MAX_MILLIS, seed);
        this.random = new SplittableRandom(seed);
        this.active = session();
    }

    @Override
    public void start() {
        active.entry().start();
    }

    @Override
    public boolean ready() {
        return active.entry().ready();
    }

    @Override
    public boolean reachable() {
        return active.entry().reachable();
    }

    @Override
    public void place(Order order, long wallNanos) {
        active.entry().place(order, wallNanos);
    }

    @Override
    public void cancel(Order order, long wallNanos) {
        active.entry().cancel(order, wallNanos);
    }

    @Override
    public void query(Order order, long wallNanos) {
        active.entry().query(order, wallNanos);
    }

    /** That of whichever session is active when it is armed. */
    @Override
    public DeadManSwitch deadMan() {
        return active.entry().deadMan() == null ? null
                : (millis, wallNanos) -> active.entry().deadMan().cancelAllAfter(millis, wallNanos);
    }

    /** From any thread. */
    @Override
    public void close() {
        net.eventLoop().execute(() -> {
            closed = true;
            all().forEach(session -> session.entry().close());
        });
    }

    private RenewedSession session() {
        RenewedSession made = new RenewedSession(this, sink);
        made.entry(sessions.apply(made));
        made.entry().whenEnding(why -> ending(made, why));
        return made;
    }

    private void ending(RenewedSession session, String why) {
        session.announce(why);
        if (session == active && !closed) {
            LOG.info("venue {}: its account session will end ({}): another is opened", name, why);
            plan();
        }
    }

    private void plan() {
        if (planned || next != null) {
            return;
        }
        planned = true;
        RenewedSession of = active;
        after(wait.nextMillis(), () -> {
            planned = false;
            if (of == active && next == null) {
                open();
            }
        });
    }

    private void open() {
        active.overlap(true);
        next = session();
        next.overlap(true);
        RenewedSession opened = next;
        opened.entry().start();
        after(PATIENCE_MILLIS, () -> {
            if (next == opened) {
                LOG.warn("venue {}: a second account session does not come up; the first goes on", name);
                next = null;
                active.overlap(!leaving.isEmpty());
                opened.entry().close();
            }
        });
    }

    /** A session came up, or fell. */
    void session(RenewedSession session, int venue, boolean up, long receivedNanos, long wallNanos) {
        if (session == next && up) {
            takeOver();
        }
        if (session != active) {
            return;
        }
        if (up != toldUp) {
            toldUp = up;
            sink.session(venue, up, receivedNanos, wallNanos);
        }
        if (up) {
            grownOld(++generation);
        }
    }

    private void takeOver() {
        LOG.info("venue {}: a new account session takes over", name);
        RenewedSession before = active;
        leaving.add(before);
        active = next;
        next = null;
        drain(before, net.clock().nanoTime());
        if (active.announced() != null) {
            ending(active, active.announced());
        }
    }

    /** Whether what a session says of balances and positions counts: there is one at a time. */
    boolean tells(RenewedSession session) {
        return session == active || session == next && !active.up();
    }

    /** Every session that may say something. */
    List<RenewedSession> all() {
        List<RenewedSession> all = new ArrayList<>(leaving);
        all.add(active);
        if (next != null) {
            all.add(next);
        }
        return all;
    }

    private void drain(RenewedSession old, long sinceNanos) {
        long lasted = net.clock().nanoTime() - sinceNanos;
        if (lasted < GRACE_NANOS || old.entry().inFlight() > 0 && lasted < DRAIN_NANOS) {
            after(LOOK_MILLIS, () -> drain(old, sinceNanos));
            return;
        }
        old.entry().close();
        leaving.remove(old);
        if (leaving.isEmpty() && next == null) {
            active.overlap(false);
            wait.reset();
        }
    }

    private void grownOld(long of) {
        long life = active.entry().lifeMillis();
        if (life > 0) {
            long percent = LIFE_FROM + random.nextLong(LIFE_TO - LIFE_FROM + 1);
            after(life / 100 * percent, () -> {
                if (of == generation) {
                    ending(active, "its age");
                }
            });
        }
    }

    private void after(long millis, Runnable task) {
        net.eventLoop().schedule(() -> {
            if (!closed) {
                task.run();
            }
        }, millis, TimeUnit.MILLISECONDS);
    }
}
