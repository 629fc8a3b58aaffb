package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ThreadsConfig;
import arbd.daemon.decide.CommandKind;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Carried;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stopping while an edge is decided: what is open is counted only after decide has taken the pause. The line is held
 * where the race was, until the one who stops waits there, or has wrongly gone on.
 *
 * <p>Tried the other way round: with {@code command(kind, reason); return true;} in {@link Pipeline#commandAndWait}
 * both tests fail, without its {@code awaitDrained} the second does.
 */
@Timeout(60)
class StopRaceTest {
    private static final long MILLIS = 30_000;

    @TempDir
    private Path folder;

    private final Thread stopper = Thread.currentThread();
    private final AtomicBoolean returned = new AtomicBoolean();
    private final AtomicBoolean tooEarly = new AtomicBoolean();

    @Test
    void shouldCountAnEdgeThatWasWaitingInFrontOfThePause() throws Exception {
        for (boolean split : new boolean[] {false, true}) {
            returned.set(false);
            try (Line line = line(split)) {
                line.pipeline().ingestNet().eventLoop().execute(() -> hold(this::waits));
                line.pipeline().ingestNet().eventLoop().execute(() -> edge(line));
                pauseAndCount(line);
            }
        }
    }

    @Test
    void shouldCountAnEdgeWhoseOrdersAreJustLeaving() throws Exception {
        AtomicBoolean held = new AtomicBoolean();
        try (Line line = line(true, () -> {
            if (held.compareAndSet(false, true)) {
                hold(this::waitsForTheRings);
            }
        })) {
            line.pipeline().ingestNet().eventLoop().execute(() -> edge(line));
            pauseAndCount(line);
            assertTrue(held.get());
        }
    }

    private void pauseAndCount(Line line) throws InterruptedException {
        boolean taken = line.pipeline().commandAndWait(CommandKind.PAUSE, "test", MILLIS);
        returned.set(true);
        Tally tally = line.pipeline().tally();
        assertEquals(2, tally.count(Tally.Count.OPEN_ORDERS), "the edge's orders are counted");
        assertTrue(taken);
        line.clock().advance(TestMarket.SECOND);
        line.pipeline().ingestNet().eventLoop().submit(() -> edge(line)).await(MILLIS);
        assertTrue(line.pipeline().awaitDrained(MILLIS));
        assertEquals(2, tally.count(Tally.Count.ORDERS), "nothing leaves behind the pause");
        assertFalse(tooEarly.get(), "the pause was said to be taken while decide had not seen it");
    }

    private Line line(boolean split) throws InterruptedException {
        return line(split, () -> { });
    }

    private Line line(boolean split, Runnable leaving) throws InterruptedException {
        Layout layout = new Layout(split, ThreadsConfig.Idle.SLEEP, TestMarket.CONFIG.threads().cores());
        Line line = new Line(folder.resolve("split" + split), Line.start(1, Carried.NOTHING, false), layout, 1,
                order -> leaving.run());
        line.entry(0).answers(false);
        line.entry(1).answers(false);
        line.pipeline().start();
        line.pipeline().executeNet().eventLoop().submit(line::open).await(MILLIS);
        assertTrue(line.pipeline().awaitDrained(MILLIS));
        return line;
    }

    private static void edge(Line line) {
        line.pipeline().ticks().on(TestMarket.quote(0, 5_999_900, 6_000_000, line.clock().nanoTime()));
        line.pipeline().ticks().on(TestMarket.quote(3, 6_040_000, 6_040_100, line.clock().nanoTime()));
    }

    /** Stays on the line's thread until the stopper stands where it should, or has gone on. */
    private void hold(BooleanSupplier inPlace) {
        while (!inPlace.getAsBoolean()) {
            if (returned.get()) {
                tooEarly.set(true);
                return;
            }
            Thread.onSpinWait();
        }
    }

    private boolean waits() {
        return in("commandAndWait") && stopper.getState() == Thread.State.TIMED_WAITING;
    }

    private boolean waitsForTheRings() {
        return in("awaitDrained") && in("commandAndWait");
    }

    private boolean in(String method) {
        return Arrays.stream(stopper.getStackTrace()).anyMatch(frame -> frame.getMethodName().equals(method));
    }
}
