package arbd.daemon.cli;

import arbd.daemon.run.Daemon;
import arbd.daemon.run.StopException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

/** The operator's side of a run: waits for an end, watches the disk and the halt sentinel, beats the heart. */
final class RunLoop {
    private static final long TURN_MILLIS = 20;
    private static final long WATCH_NANOS = 250_000_000L;
    private static final long READY_WITHIN_NANOS = 60_000_000_000L;

    private final Daemon daemon;
    private final RunReport report;
    private final long forNanos;
    private final AtomicInteger stops = new AtomicInteger();
    private boolean halted;
    private long readyNanos;

    RunLoop(Daemon daemon, RunReport report, long forNanos) {
        this.daemon = daemon;
        this.report = report;
        this.forNanos = forNanos;
        this.halted = daemon.instance().haltLatched();
    }

    /**
     * Runs to the end and stops in order.
     *
     * @throws StopException when it could not go on
     */
    void untilStopped() throws StopException, InterruptedException {
        Signals.on("INT", this::stopAsked);
        Signals.on("TERM", this::stopAsked);
        Signals.on("USR1", this::haltAsked);
        daemon.start();
        StopException cannotGoOn = null;
        String end = "cannot go on";
        try {
            end = run();
        } catch (StopException e) {
            cannotGoOn = e;
        }
        report.stopping(end);
        boolean finished = daemon.stop();
        if (cannotGoOn == null) {
            // A full disk raises the flag, too, but nobody decided to halt: with room again it may trade again.
            latchOwnHalt();
        }
        failed();
        if (!finished) {
            report.leftOpen();
        }
        if (cannotGoOn != null) {
            throw cannotGoOn;
        }
    }

    private String run() throws StopException, InterruptedException {
        long startNanos = System.nanoTime();
        long watchNanos = startNanos;
        long beatNanos = startNanos;
        while (true) {
            if (daemon.pipeline().failure().await(TURN_MILLIS)) {
                return "a stage failed";
            }
            long now = System.nanoTime();
            if (stops.get() > 0) {
                return "told to stop";
            }
            if (readyNanos == 0 && daemon.ready()) {
                readyNanos = now;
                report.ready(now - startNanos);
            }
            if (readyNanos != 0 && forNanos > 0 && now - readyNanos >= forNanos) {
                return "time is up";
            }
            if (readyNanos == 0 && forNanos > 0 && now - startNanos > READY_WITHIN_NANOS) {
                throw new StopException(StopException.UNREACHABLE, "not ready after 60 s: " + report.missing());
            }
            if (now - watchNanos >= WATCH_NANOS) {
                watchNanos = now;
                watch();
            }
            if (now - beatNanos >= daemon.config().heartbeatNanos()) {
                beatNanos = now;
                report.heartbeat();
            }
        }
    }

    /** Looks at what may have changed on the disk. */
    void watch() throws StopException {
        if (!halted && daemon.instance().haltLatched()) {
            haltAsked();
        }
        latchOwnHalt();
        try {
            long free = Files.getFileStore(daemon.runFolder()).getUsableSpace();
            if (free < daemon.config().journal().diskFloorBytes()) {
                daemon.pipeline().haltFlag().raise();
                throw new StopException(StopException.IO, "the disk under " + daemon.runFolder() + " has " + free
                        + " bytes left, below journal.diskFloor: stopped before the journal could be torn");
            }
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot look at the disk: " + e.getMessage(), e);
        }
    }

    private void failed() throws StopException {
        if (!daemon.pipeline().failure().happened()) {
            return;
        }
        Throwable cause = daemon.pipeline().failure().cause();
        boolean disk = cause instanceof InternalError || cause instanceof IOException
                || cause.getCause() instanceof IOException;
        throw new StopException(disk ? StopException.IO : StopException.INTERNAL,
                "stage '" + daemon.pipeline().failure().stage() + "' failed: " + cause
                        + (disk ? " (is the disk full?)" : ""), cause);
    }

    private void stopAsked() {
        if (stops.incrementAndGet() > 1) {
            report.forced();
            Runtime.getRuntime().halt(StopException.FORCED);
        }
    }

    private void latchOwnHalt() {
        try {
            halted |= daemon.latchOwnHalt();
        } catch (IOException e) {
            report.notLatched(e);
        }
    }

    private void haltAsked() {
        if (halted) {
            return;
        }
        halted = true;
        try {
            daemon.halt("operator");
        } catch (IOException e) {
            report.notLatched(e);
        }
    }
}
