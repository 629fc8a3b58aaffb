package arbd.bench;

import arbd.bench.ring.Hop;
import arbd.bench.ring.QueueHop;
import arbd.bench.ring.RingHop;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * There and back again between two threads, so two hops: through a ring each way, or a queue of the JDK each way whose
 * receiver blocks or asks. Closed loop; {@code ./arbd bench --only 5} is the open one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RingHopBench {
    private static final int SLOTS = 8_192;
    private static final long END = Long.MAX_VALUE;

    /** Which way. */
    @Param({"RING", "QUEUE_TAKE", "QUEUE_POLL"})
    public Way way;

    private Hop there;
    private Hop back;
    private Thread echo;
    private long stamp;

    /** Ways from one thread to another. */
    public enum Way {
        /** Disruptor, polled. */
        RING,
        /** ArrayBlockingQueue, {@code take()}. */
        QUEUE_TAKE,
        /** ArrayBlockingQueue, {@code poll()} until it is there. */
        QUEUE_POLL
    }

    /** Starts the thread at the other end. */
    @Setup
    public void setUp() {
        there = hop();
        back = hop();
        echo = new Thread(this::echo, "echo");
        echo.setDaemon(true);
        echo.start();
    }

    /** Ends it. */
    @TearDown
    public void tearDown() throws InterruptedException {
        there.send(END);
        echo.join();
    }

    /** One slot there, and one back. */
    @Benchmark
    public long thereAndBack() throws Exception {
        there.send(stamp++);
        return next(back);
    }

    private Hop hop() {
        return way == Way.RING ? new RingHop(SLOTS) : new QueueHop(SLOTS, way == Way.QUEUE_TAKE);
    }

    private void echo() {
        try {
            long received = next(there);
            while (received != END) {
                back.send(received);
                received = next(there);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static long next(Hop from) throws Exception {
        long received = from.receive();
        while (received == Hop.NONE) {
            Thread.onSpinWait();
            received = from.receive();
        }
        return received;
    }
}
