package arbd.daemon.capture;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Between one connection's event loop and the writing thread: a queue of bytes that never blocks. What does not fit is
 * dropped and counted, and the next message that fits is told behind a {@link #LOST} where it was. Nothing is allocated
 * for a message. A message that is too long for the queue's own bound is cut into pieces, all of them or none.
 */
final class CaptureTap {
    /** A text of the venue. */
    static final int IN = 1;
    /** A text of ours. */
    static final int OUT = 2;
    /** A REST answer. */
    static final int HTTP = 3;
    /** A connection begins: what follows does not continue what was before. */
    static final int OPENED = 4;
    /** Messages are missing here; the number stands where a message has its instrument. */
    static final int LOST = 5;

    /** Added to the type of a piece that is not the last. */
    private static final int MORE = 16;

    /** Wall-clock time, and the index of the instrument that was asked for. */
    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int QUEUE_BYTES_MIN = 4 << 20;
    /** What the queue takes for itself of each piece, and may leave free at its end. */
    private static final int PIECE_OVERHEAD = 32;

    /** Takes messages on the writing thread. */
    interface Sink {
        /**
         * One message.
         *
         * @param type {@link #IN}, {@link #OUT}, {@link #HTTP}, {@link #OPENED} or {@link #LOST}
         * @param number the instrument that was asked for, -1 = none; how many are {@link #LOST}
         */
        void on(int type, long wallNanos, int number, DirectBuffer bytes, int offset, int length);
    }

    private final OneToOneRingBuffer queue;
    private final int pieceMax;
    private final MessageHandler taken = this::piece;
    private final AtomicLong dropped = new AtomicLong();
    private final UnsafeBuffer whole = new UnsafeBuffer(new byte[0]);
    private Sink sink;
    private byte[] pieces = new byte[0];
    private int collected;
    private volatile int untold;

    private CaptureTap(int queueBytes) {
        queue = new OneToOneRingBuffer(new UnsafeBuffer(
                ByteBuffer.allocateDirect(queueBytes + RingBufferDescriptor.TRAILER_LENGTH)));
        pieceMax = queue.maxMsgLength() - HEADER;
    }

    /** One whose queue holds the largest message and half as much again, and 4 MiB at least. */
    static CaptureTap forMessages(int bytesMax) {
        return new CaptureTap(BitUtil.findNextPositivePowerOfTwo(
                Math.max(QUEUE_BYTES_MIN, bytesMax + bytesMax / 2)));
    }

    /** With so many bytes, a power of two. */
    static CaptureTap of(int queueBytes) {
        return new CaptureTap(queueBytes);
    }

    /** From the connection's event loop. */
    void offer(int type, long wallNanos, int instrument, byte[] bytes, int offset, int length) {
        int lost = untold;
        if (lost > 0) {
            if (!room(length) || !put(LOST, wallNanos, lost, bytes, offset, 0)) {
                drop();
                return;
            }
            untold = 0;
        }
        if (length <= pieceMax ? put(type, wallNanos, instrument, bytes, offset, length)
                : putPieces(type, wallNanos, instrument, bytes, offset, length)) {
            return;
        }
        drop();
    }

    private void drop() {
        untold = untold + 1; // written by the event loop alone
        dropped.incrementAndGet();
    }

    private boolean putPieces(int type, long wallNanos, int instrument, byte[] bytes, int offset, int length) {
        if (!room(length)) {
            return false;
        }
        int end = offset + length;
        for (int at = offset; at < end; at += pieceMax) {
            boolean last = end - at <= pieceMax;
            if (!put(last ? type : type | MORE, wallNanos, instrument, bytes, at, Math.min(pieceMax, end - at))) {
                throw new IllegalStateException("a piece found no room that was there");
            }
        }
        return true;
    }

    /** The other side only makes room: what fits now fits later. At the end of the queue a piece's room may be idle. */
    private boolean room(int length) {
        long pieces = length / pieceMax + 1L;
        long needed = length + (pieces + 2) * (HEADER + PIECE_OVERHEAD) + Math.min(length, pieceMax);
        return needed <= queue.capacity() - queue.size();
    }

    private boolean put(int type, long wallNanos, int number, byte[] bytes, int offset, int length) {
        int index = queue.tryClaim(type, HEADER + length);
        if (index < 0) {
            return false;
        }
        queue.buffer().putLong(index, wallNanos);
        queue.buffer().putInt(index + Long.BYTES, number);
        queue.buffer().putBytes(index + HEADER, bytes, offset, length);
        queue.commit(index);
        return true;
    }

    /** On the writing thread. Returns how many messages and pieces there were. */
    int drain(Sink to, int messagesMax) {
        sink = to;
        return queue.read(taken, messagesMax);
    }

    private void piece(int type, DirectBuffer buffer, int index, int length) {
        long wallNanos = buffer.getLong(index);
        int number = buffer.getInt(index + Long.BYTES);
        int bytes = length - HEADER;
        if ((type & MORE) == 0 && collected == 0) {
            sink.on(type, wallNanos, number, buffer, index + HEADER, bytes);
            return;
        }
        if (pieces.length < collected + bytes) {
            byte[] larger = new byte[BitUtil.findNextPositivePowerOfTwo(collected + bytes)];
            System.arraycopy(pieces, 0, larger, 0, collected);
            pieces = larger;
        }
        buffer.getBytes(index + HEADER, pieces, collected, bytes);
        collected += bytes;
        if ((type & MORE) == 0) {
            whole.wrap(pieces);
            int all = collected;
            collected = 0;
            sink.on(type, wallNanos, number, whole, 0, all);
        }
    }

    /** Messages that did not fit; from any thread. */
    long dropped() {
        return dropped.get();
    }

    /** Messages that did not fit and that no {@link #LOST} has told of yet; from any thread. */
    int untold() {
        return untold;
    }
}
