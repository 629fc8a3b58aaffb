package arbd.bench.decode;

import arbd.market.Tick;
import java.io.IOException;

/** Somebody who reads market-data frames: ours, or the usual way of doing the same. Used by one thread. */
public interface FrameReader {
    /** Reads one frame and keeps what was in it, in the reader's own words. */
    void read(byte[] frame) throws IOException;

    /** Reads one frame and tells what was in it in our words; for checking, never measured. */
    void readInto(byte[] frame, Tick into) throws IOException;
}
