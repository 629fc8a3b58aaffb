package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.fail;

import arbd.daemon.console.Event;
import arbd.daemon.console.JournalFollower;
import arbd.daemon.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Follows the journal of a life that is about to begin, from outside. */
final class LifeWatch implements AutoCloseable {
    private static final long POLL_MILLIS = 2;
    private static final int RECORDS = 1_000;

    private final Sandbox box;
    private final int livesBefore;
    private final Set<Long> sets = new HashSet<>();
    private JournalFollower journal;
    private int orders;
    private int arbitrages;

    /** Of the life that comes after so many. */
    LifeWatch(Sandbox box, int livesBefore) {
        this.box = box;
        this.livesBefore = livesBefore;
    }

    /** Waits for another order. */
    void awaitOrder(long seconds) throws IOException, InterruptedException {
        int before = orders;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (orders == before) {
            poll(until, "order");
        }
    }

    /** Waits for another arbitrage that was begun and ended in this life. */
    void awaitTrading(long seconds) throws IOException, InterruptedException {
        int before = arbitrages;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (arbitrages == before) {
            poll(until, "arbitrage");
        }
    }

    private void poll(long untilNanos, String what) throws IOException, InterruptedException {
        if (System.nanoTime() - untilNanos > 0) {
            fail("no " + what + " in time; it said:\n" + Talk.latest(box));
        }
        int read = open() ? journal.poll((event, sequence, wallNanos) -> take(event), RECORDS) : 0;
        if (read == 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void take(Event event) {
        if (event.type().equals("order")) {
            orders++;
            sets.add(event.arbitrage());
        } else if (event.type().equals("arbitrage") && sets.contains(event.arbitrage())) {
            arbitrages++;
        }
    }

    private boolean open() throws IOException {
        if (journal == null && box.runs().size() > livesBefore
                && Files.exists(box.runs().get(livesBefore).resolve("metadata.cq4t"))) {
            try {
                journal = new JournalFollower(box.runs().get(livesBefore));
            } catch (JournalException notYet) {
                return false;
            }
        }
        return journal != null;
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
