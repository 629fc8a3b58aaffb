package arbd.daemon.cli;

import arbd.daemon.console.Words;
import java.io.PrintStream;

/** Says how far long work is, at most five times a second, on a terminal in place, else every ten seconds. */
final class Progress {
    private static final long TERMINAL_NANOS = 200_000_000L;
    private static final long PIPE_NANOS = 10_000_000_000L;

    private final String doing;
    private final String unit;
    private final PrintStream to;
    private final boolean terminal = System.console() != null;
    private final long startNanos = System.nanoTime();
    private long saidNanos = startNanos;
    private boolean said;

    Progress(String doing, String unit, PrintStream to) {
        this.doing = doing;
        this.unit = unit;
        this.to = to;
    }

    /** So many are done. */
    void at(long done) {
        at(done, 0, "");
    }

    /** So many of a total (0 = unknown) are done, at a point in market time. */
    void at(long done, long total, String marketTime) {
        long now = System.nanoTime();
        if (now - saidNanos < (terminal ? TERMINAL_NANOS : PIPE_NANOS)) {
            return;
        }
        saidNanos = now;
        said = true;
        long elapsed = Math.max(1, now - startNanos);
        StringBuilder line = new StringBuilder(doing).append(' ').append(Words.count(done)).append(' ').append(unit)
                .append(", ").append(Words.count(done * 1_000_000_000L / elapsed)).append("/s");
        if (!marketTime.isEmpty()) {
            line.append(", market time ").append(marketTime);
        }
        if (total > 0 && done > 0) {
            line.append(", ").append(done * 100 / total).append(" %, ")
                    .append(Words.duration(elapsed / done * (total - done))).append(" left");
        }
        to.print(terminal ? "\r" + line + "\u001b[K" : line + System.lineSeparator());
        to.flush();
    }

    /** The work is over. */
    void end() {
        if (terminal && said) {
            to.print("\r\u001b[K");
            to.flush();
        }
    }
}
