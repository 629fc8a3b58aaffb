package arbd.bench;

import arbd.daemon.journal.JournalAppender;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.pipeline.InboundEncoder;
import arbd.daemon.pipeline.Slot;
import arbd.market.Tick;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    private final Slot slot = new Slot();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(RecordHeader.LENGTH + Slot.CAPACITY);
    private Path folder;
    private JournalAppender journal;
    private FileChannel file;
    private long sequence;

    /** Opens the journal and the peer's file in a temporary folder. */
    @Setup
    public void setUp() throws IOException {
        folder = Files.createTempDirectory("arbd-bench");
        journal = JournalAppender.create(folder.resolve("journal"), SimMarket.EPOCH);
        file = FileChannel.open(folder.resolve("file"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Tick tick = new Tick();
        new QuoteStream(SimMarket.load().instruments(), 4, 0).next(tick);
        new InboundEncoder().encode(tick, slot);
        bytes.limit(RecordHeader.LENGTH + slot.length);
    }

    /** Deletes all of it. */
    @TearDown
    public void tearDown() throws IOException {
        journal.close();
        file.close();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    /** The journal. */
    @Benchmark
    @OperationsPerInvocation(APPENDS)
    public long append() {
        for (int i = 0; i < APPENDS; i++) {
            journal.append(slot, sequence++);
        }
        return journal.appended();
    }

    /** One system call for each record. */
    @Benchmark
    @OperationsPerInvocation(APPENDS)
    public long fileWrite() throws IOException {
        for (int i = 0; i < APPENDS; i++) {
            bytes.position(0);
            sequence += file.write(bytes);
        }
        return sequence;
    }

    /** One system call for each record, and another that waits for the device. */
    @Benchmark
    @OperationsPerInvocation(SYNCS)
    public long fileWriteAndForce() throws IOException {
        for (int i = 0; i < SYNCS; i++) {
            bytes.position(0);
            sequence += file.write(bytes);
            file.force(false);
        }
        return sequence;
    }
}
