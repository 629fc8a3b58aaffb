package arbd.bench.cli;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Says on standard error what is being done, so that nobody wonders: on a terminal in place and several times a second,
 * in a pipe a line when another goal begins and every ten seconds.
 */
final class Talk implements AutoCloseable {
    private static final long TERMINAL_MILLIS = 300;
    private static final long PIPE_NANOS = 10_000_000_000L;

    private final PrintStream to;
    private final boolean terminal;
    private final long startNanos = System.nanoTime();
    private final Thread ticker = new Thread(this::tick, "bench-talk");
    private volatile String doing = "";
    private long saidNanos;
    private boolean shown;

    Talk(PrintStream to, boolean terminal) {
        this.to = to;
        this.terminal = terminal;
        if (terminal) {
            ticker.setDaemon(true);
            ticker.start();
        }
    }

    /** Another goal begins. */
    synchronized void begin(String goal) {
        doing = goal;
        saidNanos = System.nanoTime();
        if (!terminal) {
            to.println("measuring " + goal);
        }
    }

    /** What is being done now. */
    void at(String what) {
        doing = what;
        if (!terminal && System.nanoTime() - saidNanos > PIPE_NANOS) {
            saidNanos = System.nanoTime();
            to.println(line());
        }
    }

    /** Clears what stands there, before something else is printed. */
    synchronized void clear() {
        if (shown) {
            to.print("\r\u001b[K");
            to.flush();
            shown = false;
        }
    }

    @Override
    public void close() {
        ticker.interrupt();
        clear();
    }

    private void tick() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                show();
                Thread.sleep(TERMINAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void show() {
        if (!doing.isEmpty() && !Thread.currentThread().isInterrupted()) {
            to.print("\r" + line() + "\u001b[K");
            to.flush();
            shown = true;
        }
    }

    private String line() {
        return String.format(Locale.ROOT, "%s (%d s)", doing, (System.nanoTime() - startNanos) / 1_000_000_000L);
    }
}
