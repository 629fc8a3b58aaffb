package arbd.daemon.cli;

import arbd.daemon.console.Event;
import arbd.daemon.console.JournalFollower;
import arbd.daemon.console.Words;
import arbd.daemon.decide.EpisodeStage;
import arbd.daemon.journal.DamagedJournalException;
import arbd.execution.order.Outcome;
import arbd.execution.risk.Verdict;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a person sees while it runs: a line for each arbitrage and halt, the first refusal of each kind. Reads the
 * journal like any other reader, on its own thread, and so disturbs nothing.
 */
final class RunConsole implements AutoCloseable {
    private static final int RECORDS_PER_TURN = 10_000;
    private static final int PENDING_MAX = 4_096;

    private final JournalFollower journal;
    private final PrintStream to;
    private final boolean[] refused = new boolean[Verdict.count()];
    private final Map<Long, Long> decisionNanos = new HashMap<>();
    private final Thread thread = new Thread(this::follow, "console");
    private volatile boolean closing;
    private volatile long arbitrages;

    RunConsole(JournalFollower journal, PrintStream to) {
        this.journal = journal;
        this.to = to;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Lines for arbitrages so far. */
    long arbitrages() {
        return arbitrages;
    }

    /** Reads to the end and stops. */
    @Override
    public void close() {
        closing = true;
        joinFollower();
        journal.close();
    }

    private void follow() {
        try {
            followToTheEnd();
        } catch (InternalError | DamagedJournalException unreadable) {
            // The page that was read has no room on the disk; the journal stage meets it, too, and stops the daemon.
            closing = true;
            to.println("no more lines: " + unreadable.getMessage());
        }
    }

    private void followToTheEnd() {
        boolean last = false;
        while (!last) {
            last = closing;
            while (journal.poll(this::show, RECORDS_PER_TURN) > 0) {
                last = closing;
            }
            pause();
        }
    }

    private void joinFollower() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private void show(Event event, long sequence, long wallNanos) {
        switch (event.type()) {
            case "order" -> {
                if (decisionNanos.size() < PENDING_MAX) {
                    decisionNanos.put(event.arbitrage(), event.decisionNanos());
                }
            }
            case "arbitrage" -> arbitrage(event, wallNanos);
            case "refusal" -> refusal(event, wallNanos);
            case "halt", "resume" -> line(wallNanos, String.format("%-7s %s: %s",
                    event.type().toUpperCase(Locale.ROOT), event.value("scope"), event.value("reason")));
            case "overcharged" -> line(wallNanos, String.format("CHARGED %s: trade %s was charged %s, assumed were %s",
                    event.value("instrument"), event.value("trade"), event.value("charged"), event.value("assumed")));
            case "exit" -> line(wallNanos, String.format("ENDING  %s: %s, held %s",
                    event.value("instrument"), event.value("meaning"), event.value("held")));
            case "maintenance" -> line(wallNanos, String.format("venue   %s: %s",
                    event.value("venue"), event.value("meaning")));
            case "session" -> line(wallNanos, String.format("venue   %s orders %s",
                    event.value("venue"), event.value("state")));
            default -> {
                // Everything else is for `arbd tail`.
            }
        }
    }

    private void arbitrage(Event event, long wallNanos) {
        Long nanos = decisionNanos.remove(event.arbitrage());
        String naked = event.value("naked").isEmpty() ? "" : "  naked " + event.value("naked");
        line(wallNanos, String.format(
                "%-7s %-24s edge %9s  size %15s  expected %16s  realised %16s  %s%s  decided in %s",
                word(event), event.value("route"), event.value("edge"), event.value("size"), event.value("expected"),
                event.value("realised"), event.value("outcome"), naked,
                nanos == null ? "an earlier life" : Words.duration(nanos)));
        arbitrages++;
    }

    private static String word(Event event) {
        if (event.outcome() == Outcome.VANISHED) {
            return "GONE";
        }
        if (event.profit() < 0) {
            return "LOSS";
        }
        return event.outcome() == Outcome.MISSED ? "NAKED" : "WIN";
    }

    private void refusal(Event event, long wallNanos) {
        Verdict verdict = event.verdict();
        if (event.stage() == EpisodeStage.CLOSED || refused[verdict.ordinal()]) {
            return;
        }
        refused[verdict.ordinal()] = true;
        line(wallNanos, String.format("REFUSED %-24s edge %9s  %s (first of its kind; counts follow)",
                Words.brief(event.value("route")), event.value("edge"), verdict.words()));
    }

    private void line(long wallNanos, String text) {
        to.println(Words.clock(wallNanos) + "  " + text);
    }
}
