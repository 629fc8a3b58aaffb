package arbd.bench.ring;

import arbd.bench.SimLine;
import arbd.config.CoresConfig;
import arbd.config.ThreadsConfig;
import arbd.daemon.pipeline.Layout;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the threads that touch a tick on its way to an order in the fused layout, started as the daemon starts it. */
final class FusedLine {
    private static final Layout FUSED = new Layout(false, ThreadsConfig.Idle.BACKOFF, new CoresConfig(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty()));
    private static final int ORDERS = 10;
    private static final int TURNS_MAX = 100_000;
    private static final int OFF_EVERY = 50;

    private final Set<Thread> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger orders = new AtomicInteger();

    private FusedLine() {
    }

    /**
     * Threads beyond the first between publishing ticks and the orders that follow from them.
     *
     * @throws IllegalStateException when no orders follow
     */
    static int hops(Path folder, long seed) throws Exception {
        return new FusedLine().run(folder, seed);
    }

    private int run(Path folder, long seed) throws Exception {
        try (SimLine line = new SimLine(folder, seed, OFF_EVERY, FUSED, this::placed)) {
            line.start();
            for (int turn = 0; orders.get() < ORDERS; turn++) {
                if (turn == TURNS_MAX) {
                    throw new IllegalStateException(turn + " quotes, and " + orders + " orders");
                }
                line.onIngest(() -> {
                    seen.add(Thread.currentThread());
                    line.publish();
                });
            }
        }
        return seen.size() - 1;
    }

    private void placed() {
        seen.add(Thread.currentThread());
        orders.incrementAndGet();
    }
}
