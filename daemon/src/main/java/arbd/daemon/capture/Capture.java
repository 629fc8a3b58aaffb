package arbd.daemon.capture;

import arbd.feeds.VenueProtocol;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes market data to a folder, on a thread of its own: {@code DIR/VENUE/TIME.wire.jsonl.gz} and
 * {@code DIR/VENUE/TIME.meta.tsv.gz}. Twice a second what came is compressed and appended, so that no more than the
 * last half second is lost with the process. A disk that cannot be written ends the capture and nothing else.
 */
public final class Capture implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Capture.class);
    private static final long FLUSH_NANOS = 500_000_000L;
    private static final long IDLE_MILLIS = 5;

    private final Path folder;
    private final CaptureLimits limits;
    private final FileStore disk;
    private final Consumer<String> onFailure;
    private final List<CaptureStream> streams = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "capture");
    private volatile boolean closing;
    private volatile IOException failure;
    private long droppedTold;

    private Capture(Path folder, CaptureLimits limits, Consumer<String> onFailure) throws IOException {
        this.onFailure = onFailure;
        this.folder = folder;
        this.limits = limits;
        this.disk = Files.getFileStore(folder);
        thread.setDaemon(true);
    }

    /**
     * Begins to write into a folder, which is made when it is not there.
     *
     * @param onFailure told in one line, on the writing thread, when nothing is written any more
     * @throws IOException when that cannot be
     */
    public static Capture open(Path folder, CaptureLimits limits, Consumer<String> onFailure) throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException(folder + " may not be written");
        }
        Capture capture = new Capture(folder, limits, onFailure);
        capture.thread.start();
        return capture;
    }

    /**
     * One more connection.
     *
     * @param suffix tells it from another connection of the same venue: empty, or a dash and a word
     * @param instruments what it carries
     */
    public CaptureStream stream(Venue venue, String suffix, VenueProtocol protocol, List<Instrument> instruments) {
        CaptureStream stream = new CaptureStream(folder, suffix, limits, venue, protocol, instruments);
        streams.add(stream);
        return stream;
    }

    /** All connections. */
    public List<CaptureStream> streams() {
        return List.copyOf(streams);
    }

    /** Where it writes. */
    public Path folder() {
        return folder;
    }

    /** Why nothing is written any more, in one line; null = all is well. */
    public IOException failure() {
        return failure;
    }

    private void run() {
        try {
            write();
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException ours) {
            fail(new IOException("the capture failed: " + ours, ours));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(IOException why) {
        streams.forEach(CaptureStream::abandon);
        failure = why;
        onFailure.accept(why.getMessage());
    }

    private void write() throws IOException, InterruptedException {
        long flushedNanos = limits.clock().nanoTime();
        while (!closing) {
            int taken = 0;
            for (CaptureStream stream : streams) {
                taken += stream.drain();
            }
            long now = limits.clock().nanoTime();
            if (now - flushedNanos >= FLUSH_NANOS) {
                flushedNanos = now;
                flush();
            }
            if (taken == 0) {
                Thread.sleep(IDLE_MILLIS);
            }
        }
        for (CaptureStream stream : streams) {
            stream.close();
        }
    }

    private void flush() throws IOException {
        for (CaptureStream stream : streams) {
            stream.flush(limits.clock().wallNanos());
        }
        if (limits.diskFloorBytes() > 0 && disk.getUsableSpace() <= limits.diskFloorBytes()) {
            throw new IOException("no more than " + (limits.diskFloorBytes() >> 20) + " MiB are free on the disk of "
                    + folder);
        }
        tellDropped();
    }

    private void tellDropped() {
        long dropped = streams.stream().mapToLong(CaptureStream::dropped).sum();
        if (dropped > droppedTold) {
            LOG.warn("the capture cannot keep up: {} messages are missing in it so far", dropped);
            droppedTold = dropped;
        }
    }

    /** Writes what came so far, and ends. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
