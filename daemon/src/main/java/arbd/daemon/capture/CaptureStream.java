package arbd.daemon.capture;

import arbd.feeds.VenueProtocol;
import arbd.market.Instrument;
import arbd.market.Venue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * What one connection leaves on disk: a part for each connection, and a new one when a part is large or old enough. A
 * part that continues another has no snapshots; who wants them lets {@link #renew} connect anew.
 */
public final class CaptureStream {
    private static final int MESSAGES_MAX = 10_000;

    private final CaptureTap tap = new CaptureTap();
    private final VenueProtocol protocol;
    private final String venue;
    private final Path folder;
    private final String suffix;
    private final CaptureLimits limits;
    private final List<Instrument> instruments;
    private Runnable renew;
    private CapturePart part;
    private boolean renewing;
    private volatile long lines;
    private volatile long bytes;
    private volatile int parts;
    private long bytesBefore;

    CaptureStream(Path folder, String suffix, CaptureLimits limits, Venue venue, VenueProtocol protocol,
            List<Instrument> instruments) {
        this.venue = venue.name();
        this.folder = folder.resolve(venue.name());
        this.suffix = suffix;
        this.limits = limits;
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
        IOException[] failed = new IOException[1];
        int taken = tap.drain((type, wallNanos, instrument, text, offset, length) -> {
            try {
                if (failed[0] == null) {
                    take(type, wallNanos, instrument, text, offset, length);
                }
            } catch (IOException e) {
                failed[0] = e;
            }
        }, MESSAGES_MAX);
        if (failed[0] != null) {
            throw failed[0];
        }
        return taken;
    }

    private void take(int type, long wallNanos, int instrument, DirectBuffer text, int offset, int length)
            throws IOException {
        if (type == CaptureTap.OPENED) {
            end();
            return;
        }
        if (part == null) {
            part = new CapturePart(folder, suffix, wallNanos);
            parts++;
            renewing = false;
        }
        part.line(wallNanos, type == CaptureTap.IN ? "in" : type == CaptureTap.OUT ? "out" : "http",
                symbol(instrument), text, offset, length);
        lines++;
    }

    private String symbol(int id) {
        for (Instrument instrument : instruments) {
            if (instrument.id() == id) {
                return instrument.symbol();
            }
        }
        return "";
    }

    /** Writes what was taken, and ends a part that is large or old enough. */
    void flush(long wallNanos) throws IOException {
        if (part == null) {
            return;
        }
        part.flush();
        bytes = bytesBefore + part.length();
        boolean full = part.length() >= limits.partBytes() || wallNanos - part.beganNanos() >= limits.partNanos();
        if (!full || renewing) {
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
        end();
    }
}
