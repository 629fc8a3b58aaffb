package arbd.daemon.capture;

import arbd.feeds.VenueProtocol;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<CaptureStream> streams = new CopyOnWriteArrayList<>();
    private final Thread thread = new Thread(this::run, "capture");
    private volatile boolean closing;
    private volatile IOException failure;
    private long droppedTold;

    private Capture(Path folder, CaptureLimits limits) {
        this.folder = folder;
        this.limits = limits;
        thread.setDaemon(true);
    }

    /**
     * Begins to write into a folder, which is made when it is not there.
     *
     * @throws IOException when that cannot be
     */
    public static Capture open(Path folder, CaptureLimits limits) throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException(folder + " may not be written");
        }
        Capture capture = new Capture(folder, limits);
        capture.thread.start();
        return capture;
    }

    /**
     * One more connection.
     *
     * @param suffix tells it from another connection of the same venue; may be empty
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

    /** Why nothing is written any more; null = all is well. */
    public IOException failure() {
        return failure;
    }

    private void run() {
        try {
            write();
        } catch (IOException e) {
            failure = e;
            LOG.error("nothing is captured any more: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
                for (CaptureStream stream : streams) {
                    stream.flush(limits.clock().wallNanos());
                }
                tellDropped();
            }
            if (taken == 0) {
                Thread.sleep(IDLE_MILLIS);
            }
        }
        for (CaptureStream stream : streams) {
            stream.close();
        }
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
