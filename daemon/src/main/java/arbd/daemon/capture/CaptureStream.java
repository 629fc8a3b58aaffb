package arbd.daemon.capture;

import arbd.feeds.VenueProtocol;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What one connection leaves on disk: a part for each connection, and a new one when a part is large or old enough. A
 * part that continues another has no snapshots; who wants them lets {@link #renew} connect anew. Lines of our own, in
 * direction {@code out}, say how a part begins ({@code opened}, {@code continues NAME}) and where messages are missing
 * ({@code lost N}); behind the note of a connection beside the main one stands its name.
 */
public final class CaptureStream {
    /** Behind the time in names of what comes on a venue's second connection. */
    public static final String ASIDE = "-aside";

    private static final int MESSAGES_MAX = 10_000;
    /** A connection that lost messages of its capture is not given up more often than this. */
    private static final long RENEW_NANOS = 10_000_000_000L;

    private final CaptureTap tap;
    private final CaptureTap.Sink sink = this::taken;
    private final VenueProtocol protocol;
    private final String venue;
    private final Path folder;
    private final String suffix;
    private final CaptureLimits limits;
    private final List<Instrument> instruments;
    private Runnable renew;
    private CapturePart part;
    private String before = "";
    private IOException failed;
    private boolean renewing;
    private boolean lossy;
    private long latestNanos;
    private volatile long lines;
    private volatile long messages;
    private volatile long bytes;
    private volatile int parts;
    private long bytesBefore;

    CaptureStream(Path folder, String suffix, CaptureLimits limits, Venue venue, VenueProtocol protocol,
            List<Instrument> instruments) {
        this.venue = venue.name();
        this.folder = folder.resolve(venue.name());
        this.suffix = suffix;
        this.limits = limits;
        this.tap = CaptureTap.forMessages(protocol.frameBytesMax());
        this.protocol = new CapturedProtocol(protocol, tap, limits.clock());
        this.instruments = instruments;
    }

    /** For the feed, in place of the protocol itself. */
    public VenueProtocol protocol() {
        return protocol;
    }

    /** Called, on the writing thread, when a part is to end: connects anew. Null = the next part continues this one. */
    public void renew(Runnable task) {
        renew = task;
    }

    /** The venue's name. */
    public String venue() {
        return venue;
    }

    /** Lines so far; from any thread, as all below. */
    public long lines() {
        return lines;
    }

    /** Lines that came from the venue. */
    public long messages() {
        return messages;
    }

    /** Bytes on disk so far. */
    public long bytes() {
        return bytes;
    }

    /** Pairs of files so far. */
    public int parts() {
        return parts;
    }

    /** Messages that came faster than they could be written. */
    public long dropped() {
        return tap.dropped();
    }

    /** Takes what is there. Returns how much that was. */
    int drain() throws IOException {
        int taken = tap.drain(sink, MESSAGES_MAX);
        if (failed != null) {
            throw failed;
        }
        return taken;
    }

    private void taken(int type, long wallNanos, int number, DirectBuffer text, int offset, int length) {
        try {
            if (failed == null) {
                take(type, wallNanos, number, text, offset, length);
            }
        } catch (IOException e) {
            failed = e;
        }
    }

    private void take(int type, long wallNanos, int number, DirectBuffer text, int offset, int length)
            throws IOException {
        // The wall clock may be set back, and an answer is stamped apart from frames: a recording goes forward.
        latestNanos = Math.max(latestNanos, wallNanos);
        if (type == CaptureTap.OPENED) {
            end();
            begin("opened", "{\"arbd\":\"opened\"}");
            return;
        }
        if (part == null) {
            begin("continues " + before, "{\"arbd\":\"continues\",\"part\":\"" + before + "\"}");
        }
        switch (type) {
            case CaptureTap.LOST -> lost(number);
            case CaptureTap.OUT -> line("out", "", text, offset, length);
            case CaptureTap.HTTP -> {
                line("http", symbol(number), text, offset, length);
                messages++;
            }
            default -> {
                line("in", "", text, offset, length);
                messages++;
            }
        }
    }

    private void begin(String note, String text) throws IOException {
        part = new CapturePart(folder, CapturePart.free(folder, suffix, latestNanos), latestNanos);
        parts++;
        renewing = false;
        lossy = false;
        ours(note, text);
        part.flush(); // from the first moment both files can be read
    }

    private void lost(int number) throws IOException {
        lossy = true;
        renewing = false; // what was lost may have been the word of a new connection
        ours("lost " + number, "{\"arbd\":\"lost\",\"messages\":" + number + "}");
    }

    private void ours(String note, String text) throws IOException {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        line("out", note + suffix.replace('-', ' '), new UnsafeBuffer(ascii), 0, ascii.length);
    }

    private void line(String direction, String note, DirectBuffer text, int offset, int length) throws IOException {
        part.line(latestNanos, direction, note, text, offset, length);
        lines++;
    }

    private String symbol(int id) {
        for (int i = 0; i < instruments.size(); i++) {
            if (instruments.get(i).id() == id) {
                return instruments.get(i).symbol();
            }
        }
        return "";
    }

    /** Writes what was taken, and ends a part that is large or old enough, or that misses messages. */
    void flush(long wallNanos) throws IOException {
        if (part == null) {
            return;
        }
        part.flush();
        bytes = bytesBefore + part.length();
        long ageNanos = wallNanos - part.beganNanos();
        boolean full = part.length() >= limits.partBytes() || ageNanos >= limits.partNanos();
        boolean worthless = renew != null && lossy && ageNanos >= RENEW_NANOS;
        if (!full && !worthless || renewing) {
            return;
        }
        if (renew == null) {
            end();
        } else {
            renewing = true;
            renew.run();
        }
    }

    private void end() throws IOException {
        if (part != null) {
            CapturePart over = part;
            part = null;
            before = over.name();
            over.close();
            bytesBefore += over.length();
            bytes = bytesBefore;
        }
    }

    /** Takes and writes everything; on the writing thread, at its end. */
    void close() throws IOException {
        while (drain() > 0) {
            continue;
        }
        if (part != null && tap.untold() > 0) {
            lost(tap.untold());
        }
        end();
    }

    /** After a fault of any stream: what can still be written is. */
    void abandon() {
        try {
            end();
        } catch (IOException full) {
            failed = full;
        }
    }
}
