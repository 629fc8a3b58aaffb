package arbd.bench;

import arbd.bench.goal.WrongAnswerException;
import arbd.bench.journal.Appends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One quote into the journal, header and checksum included; the peers write the same bytes to a file. A fixed number
 * of records for each iteration, so that the disk does not fill: keep the annotated iterations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class JournalAppendBench {
    private static final int APPENDS = 600_000;
    private static final int SYNCS = 200;

    private Path folder;
    private Appends appends;

    /** Opens the journal and the peer's file in a temporary folder. */
    @Setup
    public void setUp() throws IOException {
        folder = Files.createTempDirectory("arbd-bench");
        appends = new Appends(folder, 4);
    }

    /** Reads the journal back, and deletes all of it. */
    @TearDown
    public void tearDown() throws IOException, WrongAnswerException {
        appends.check();
        appends.close();
        Folders.delete(folder);
    }

    /** The journal. */
    @Benchmark
    @OperationsPerInvocation(APPENDS)
    public long append() {
        return appends.append(APPENDS);
    }

    /** One system call for each record. */
    @Benchmark
    @OperationsPerInvocation(APPENDS)
    public long fileWrite() throws IOException {
        return appends.write(APPENDS);
    }

    /** One system call for each record, and another that waits for the device. */
    @Benchmark
    @OperationsPerInvocation(SYNCS)
    public long fileWriteAndForce() throws IOException {
        return appends.writeAndForce(SYNCS);
    }
}
