package arbd.daemon.capture;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Between one connection's event loop and the writing thread: a queue of bytes that never blocks. What does not fit is
 * dropped and counted. Nothing is allocated for a message.
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

    /** Wall-clock time, and the index of the instrument that was asked for. */
    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int QUEUE_BYTES = 16 << 20;

    /** Takes messages on the writing thread. */
    interface Sink {
        /**
         * One message.
         *
         * @param type {@link #IN}, {@link #OUT}, {@link #HTTP} or {@link #OPENED}
         * @param instrument that was asked for, -1 = none
         */
        void on(int type, long wallNanos, int instrument, DirectBuffer bytes, int offset, int length);
    }

    private final OneToOneRingBuffer queue;
    private final AtomicLong dropped = new AtomicLong();

    CaptureTap() {
        this(QUEUE_BYTES);
    }

    /** With so many bytes, a power of two. */
    CaptureTap(int queueBytes) {
        queue = new OneToOneRingBuffer(new UnsafeBuffer(
                ByteBuffer.allocateDirect(queueBytes + RingBufferDescriptor.TRAILER_LENGTH)));
    }

    /** From the connection's event loop. */
    void offer(int type, long wallNanos, int instrument, byte[] bytes, int offset, int length) {
        int index = HEADER + length <= queue.maxMsgLength() ? queue.tryClaim(type, HEADER + length) : -1;
        if (index < 0) {
            dropped.incrementAndGet();
            return;
        }
        queue.buffer().putLong(index, wallNanos);
        queue.buffer().putInt(index + Long.BYTES, instrument);
        queue.buffer().putBytes(index + HEADER, bytes, offset, length);
        queue.commit(index);
    }

    /** On the writing thread. Returns how many messages there were. */
    int drain(Sink sink, int messagesMax) {
        MessageHandler each = (type, buffer, index, length) -> sink.on(type, buffer.getLong(index),
                buffer.getInt(index + Long.BYTES), buffer, index + HEADER, length - HEADER);
        return queue.read(each, messagesMax);
    }

    /** Messages that did not fit; from any thread. */
    long dropped() {
        return dropped.get();
    }
}
