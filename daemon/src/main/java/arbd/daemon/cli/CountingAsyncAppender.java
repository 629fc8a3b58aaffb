package arbd.daemon.cli;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.AtomicLong;

/** Logs from another thread and never blocks the one that logs: what finds no room is lost, but counted. */
public final class CountingAsyncAppender extends AsyncAppender {
    private final AtomicLong dropped = new AtomicLong();

    /** With a queue that never blocks. */
    public CountingAsyncAppender() {
        setNeverBlock(true);
        setQueueSize(4096);
        setDiscardingThreshold(0);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (getRemainingCapacity() == 0) {
            dropped.incrementAndGet();
            return;
        }
        super.append(event);
    }

    @Override
    public void stop() {
        super.stop();
        if (dropped.get() > 0) {
            addWarn(dropped.get() + " log lines found no room and were dropped");
        }
    }

    /** Lines lost so far. */
    public long dropped() {
        return dropped.get();
    }
}
