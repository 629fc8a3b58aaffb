package arbd.feeds.net;

import io.netty.buffer.ByteBuf;

/** The bytes of one frame at a time as an array: its own, or copied into one that is used again. */
public final class FrameBytes {
    private static final int USUAL = 64 << 10;

    private final int largest;
    private byte[] copy = new byte[USUAL];
    private byte[] array = copy;
    private int offset;

    /** For frames of at most so many bytes. */
    public FrameBytes(int largest) {
        this.largest = largest;
    }

    /** Takes the readable bytes of a frame, which is left as it is; valid until the next. */
    public void take(ByteBuf frame) {
        if (frame.hasArray()) {
            array = frame.array();
            offset = frame.arrayOffset() + frame.readerIndex();
            return;
        }
        int length = frame.readableBytes();
        if (length > copy.length) {
            copy = new byte[Math.min(largest, Integer.highestOneBit(length) << 1)];
        }
        frame.getBytes(frame.readerIndex(), copy, 0, length);
        array = copy;
        offset = 0;
    }

    /** Holds the bytes. */
    public byte[] array() {
        return array;
    }

    /** Where they begin. */
    public int offset() {
        return offset;
    }
}
