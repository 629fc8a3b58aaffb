package arbd.daemon.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The first stage that failed, and why: a broken stage stops the daemon. Any thread may raise or wait. */
public final class Failure {
    private final AtomicReference<String> stage = new AtomicReference<>();
    private final CountDownLatch raised = new CountDownLatch(1);
    private volatile Throwable cause;

    /** Notes a failure; only the first counts. */
    public void raise(String failedStage, Throwable thrown) {
        if (stage.compareAndSet(null, failedStage)) {
            cause = thrown;
            raised.countDown();
        }
    }

    /** Waits for a failure; returns whether there is one. */
    public boolean await(long millis) throws InterruptedException {
        return raised.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Whether a stage failed. */
    public boolean happened() {
        return raised.getCount() == 0;
    }

    /** The stage that failed first, null = none. */
    public String stage() {
        return stage.get();
    }

    /** Why, null = nothing failed. */
    public Throwable cause() {
        return cause;
    }
}
