package arbd.bench.decode;

import arbd.market.Tick;
import java.io.IOException;
import java.util.function.LongFunction;

/** A reader and the frames that it has yet to read, in their order and for ever. */
public final class Side {
    private final LongFunction<byte[]> frames;
    private final FrameReader reader;
    private long next;

    Side(LongFunction<byte[]> frames, FrameReader reader) {
        this.frames = frames;
        this.reader = reader;
    }

    /** Reads the next frame. */
    public void read() throws IOException {
        reader.read(frames.apply(next++));
    }

    /** Reads the next frame and tells what was in it; for checking. */
    void readInto(Tick into) throws IOException {
        reader.readInto(frames.apply(next++), into);
    }

    /** Frames read so far. */
    public long count() {
        return next;
    }

    /** Who reads, in a word. */
    String name() {
        return reader.getClass().getSimpleName();
    }
}
