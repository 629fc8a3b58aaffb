package arbd.bench.ring;

import arbd.bench.goal.Windows;
import arbd.bench.goal.WrongAnswerException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends at fixed times, whether or not the receiver keeps up, and stamps each slot with the time at which it was due:
 * a stall counts for every slot that it kept waiting, not for the first alone.
 */
final class OpenLoop {
    private static final long INTERVAL_NANOS = 5_000L;
    private static final long JOIN_MILLIS = 30_000L;

    private final Hop hop;
    private final int samples;
    private final Windows windows;
    private final AtomicBoolean ready = new AtomicBoolean();
    private volatile Throwable failure;
    private long sum;

    private OpenLoop(Hop hop, int windows) {
        this.hop = hop;
        this.samples = windows * Windows.SAMPLES;
        this.windows = new Windows(windows);
    }

    /**
     * Latencies from when a slot was due to when it was there.
     *
     * @param windows how many windows of samples
     * @throws WrongAnswerException when not every slot arrived once and in order
     */
    static Windows measure(Hop hop, int windows) throws Exception {
        return new OpenLoop(hop, windows).run();
    }

    private Windows run() throws Exception {
        Thread receiver = new Thread(this::receive, "bench-receiver");
        receiver.setDaemon(true);
        receiver.start();
        while (!ready.get()) {
            Thread.onSpinWait();
        }
        long due = System.nanoTime() + INTERVAL_NANOS;
        long sent = 0;
        for (int i = 0; i < samples; i++) {
            while (System.nanoTime() - due < 0) {
                Thread.onSpinWait();
            }
            hop.send(due);
            sent += due;
            due += INTERVAL_NANOS;
        }
        receiver.join(JOIN_MILLIS);
        if (receiver.isAlive() || failure != null || sum != sent) {
            throw new WrongAnswerException("not every slot arrived once and in order"
                    + (failure == null ? "" : ": " + failure));
        }
        return windows;
    }

    private void receive() {
        try {
            ready.set(true);
            long last = Long.MIN_VALUE;
            for (int i = 0; i < samples; i++) {
                long due = next();
                windows.add(System.nanoTime() - due);
                if (last != Long.MIN_VALUE && due - last <= 0) {
                    throw new IllegalStateException("slot " + i + " is older than the one before it");
                }
                last = due;
                sum += due;
            }
        } catch (Exception e) {
            failure = e;
        }
    }

    private long next() throws Exception {
        long due = hop.receive();
        while (due == Hop.NONE) {
            Thread.onSpinWait();
            due = hop.receive();
        }
        return due;
    }
}
