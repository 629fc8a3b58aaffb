package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ThreadsConfig;
import arbd.daemon.decide.CommandKind;
import arbd.daemon.decide.Tally;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReplayEqualAfterRandomTicksWithOneThreadForEachStage() throws Exception {
        live(true);
    }

    @Test
    void shouldReplayEqualAfterRandomTicksOnOneThread() throws Exception {
        live(false);
    }

    @Test
    void shouldStopEveryThreadWhenAStageThrowsAndHandOutNothingTwice() throws Exception {
        for (boolean split : new boolean[] {true, false}) {
            AtomicInteger calls = new AtomicInteger();
            try (Line line = new Line(folder.resolve("split" + split), Line.start(1, Carried.NOTHING, false),
                    layout(split), 3, order -> {
                        calls.incrementAndGet();
                        throw new IllegalStateException("planted");
                    })) {
                line.pipeline().start();
                line.pipeline().executeNet().eventLoop().execute(line::open);
                for (int i = 0; i < 3_000 && !line.pipeline().failure().happened(); i++) {
                    line.pipeline().ingestNet().eventLoop().execute(line::tick);
                    Thread.sleep(1);
                }
                assertTrue(line.pipeline().failure().await(5_000), "split " + split);
                assertTrue(line.pipeline().failure().stage().contains("execute"), line.pipeline().failure().stage());
                Thread.sleep(50);
                long inputs = line.pipeline().tally().count(Tally.Count.INPUTS);
                Thread.sleep(50);
                assertEquals(inputs, line.pipeline().tally().count(Tally.Count.INPUTS), "decide goes on");
                assertEquals(1, calls.get(), "split " + split);
                assertFalse(line.pipeline().awaitDrained(50));
            }
        }
    }

    private void live(boolean split) throws Exception {
        long hash;
        try (Line line = new Line(folder, Line.start(1, Carried.NOTHING, false), layout(split), 17, order -> { })) {
            line.entry(0).reliable();
            line.entry(1).reliable();
            Pipeline pipeline = line.pipeline();
            pipeline.start();
            pipeline.executeNet().eventLoop().execute(line::open);
            for (int turn = 0; turn < 600; turn++) {
                pipeline.ingestNet().eventLoop().execute(() -> {
                    for (int i = 0; i < 20; i++) {
                        line.tick();
                    }
                });
                Thread.sleep(2);
            }
            pipeline.command(CommandKind.PAUSE, "the end");
            assertTrue(pipeline.awaitDrained(5_000));
            pipeline.close();
            pipeline.runToQuiet();
            assertNull(pipeline.failure().cause());
            hash = pipeline.stateHash();
            line.end();
            assertTrue(line.entry(0).sent().size() > 20, line.entry(0).sent().size() + " orders");
        }
        try (JournalReader reader = JournalReader.open(folder)) {
            ReplayResult replayed = Replayer.run(reader, records -> { });
            assertNull(replayed.divergence());
            assertTrue(replayed.cleanEnd());
            assertEquals(hash, replayed.stateHash());
        }
    }

    private static Layout layout(boolean split) {
        return new Layout(split, ThreadsConfig.Idle.SLEEP, TestMarket.CONFIG.threads().cores());
    }
}
