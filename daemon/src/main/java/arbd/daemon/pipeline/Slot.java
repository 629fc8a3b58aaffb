package arbd.daemon.pipeline;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * One entry of a ring: an encoded record body and the facts the journal's header needs. The bytes here are the bytes
 * in the journal, so what is recorded is exactly what was decided on. Public mutable fields and nothing else.
 */
public final class Slot {
    /** Bytes a slot holds: a full depth tick with room to spare. */
    public static final int CAPACITY = 1024;

    /** The body: an SBE message header and its message. */
    public final UnsafeBuffer buffer;
    /** Bytes of the body. */
    public int length;
    /** Template id of the body. */
    public int type;
    /** For what decide said: the inbound ring sequence that caused it; else -1. */
    public long causeSequence = -1;
    /** Monotonic time: received (inbound) or decided (outbound), nanoseconds. */
    public long monotonicNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** For what decide said: monotonic time at which its cause was received, for latency figures only. */
    public long causeReceivedNanos;

    /** Room for everything but a pool's ticks. */
    public Slot() {
        this(CAPACITY);
    }

    /** Room for this many bytes. */
    public Slot(int capacity) {
        this.buffer = new UnsafeBuffer(new byte[capacity]);
    }

    /** Takes over another slot's content. */
    public void copyFrom(Slot other) {
        buffer.putBytes(0, other.buffer, 0, other.length);
        length = other.length;
        type = other.type;
        causeSequence = other.causeSequence;
        monotonicNanos = other.monotonicNanos;
        wallNanos = other.wallNanos;
        causeReceivedNanos = other.causeReceivedNanos;
    }
}
