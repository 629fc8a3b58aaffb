package arbd.daemon.journal;

import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The fixed 64 bytes in front of every record's body, little endian; docs/journal-format.md has the table. The
 * checksum covers the first 56 bytes and the body.
 */
public final class RecordHeader {
    /** Bytes of a header. */
    public static final int LENGTH = 64;
    /** Version of this layout. */
    public static final int VERSION = 1;

    static final int VERSION_AT = 0;
    static final int EPOCH_AT = 4;
    static final int SEQUENCE_AT = 8;
    static final int RING_SEQUENCE_AT = 16;
    static final int CAUSE_SEQUENCE_AT = 24;
    static final int MONOTONIC_AT = 32;
    static final int WALL_AT = 40;
    static final int TYPE_AT = 48;
    static final int BODY_LENGTH_AT = 52;
    static final int CRC_AT = 56;
    static final int RESERVED_AT = 60;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    /** Life of the process that wrote it, from 1. */
    public int epoch;
    /** Position in the journal, from 0, without gaps. */
    public long sequence;
    /** Position on its ring, from 0 within the epoch; -1 for records that the journal itself writes. */
    public long ringSequence;
    /** For what decide said: the inbound ring sequence that caused it; else -1. */
    public long causeSequence;
    /** Monotonic time: received (inbound) or decided (outbound), nanoseconds. */
    public long monotonicNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** Template id of the body. */
    public int type;
    /** Bytes of the body. */
    public int bodyLength;

    /** Writes the header and its checksum in front of a body that is already in place. */
    void write(MutableDirectBuffer into, byte[] array, CRC32C crc) {
        into.putInt(VERSION_AT, VERSION, ORDER);
        into.putInt(EPOCH_AT, epoch, ORDER);
        into.putLong(SEQUENCE_AT, sequence, ORDER);
        into.putLong(RING_SEQUENCE_AT, ringSequence, ORDER);
        into.putLong(CAUSE_SEQUENCE_AT, causeSequence, ORDER);
        into.putLong(MONOTONIC_AT, monotonicNanos, ORDER);
        into.putLong(WALL_AT, wallNanos, ORDER);
        into.putInt(TYPE_AT, type, ORDER);
        into.putInt(BODY_LENGTH_AT, bodyLength, ORDER);
        into.putInt(CRC_AT, checksum(array, bodyLength, crc), ORDER);
        into.putInt(RESERVED_AT, 0, ORDER);
    }

    /**
     * Reads and checks a header.
     *
     * @param array the whole record
     * @param length bytes of the record
     * @return null when sound, else what is wrong
     */
    String read(DirectBuffer from, byte[] array, int length, CRC32C crc) {
        if (length < LENGTH) {
            return "record of " + length + " bytes is shorter than its header";
        }
        int version = from.getInt(VERSION_AT, ORDER);
        bodyLength = from.getInt(BODY_LENGTH_AT, ORDER);
        if (bodyLength != length - LENGTH) {
            return "record says " + bodyLength + " bytes of body, has " + (length - LENGTH);
        }
        if (from.getInt(CRC_AT, ORDER) != checksum(array, bodyLength, crc)) {
            return "checksum does not match: a byte changed after it was written";
        }
        if (from.getInt(RESERVED_AT, ORDER) != 0) {
            return "reserved bytes are not zero: a byte changed after it was written";
        }
        if (version != VERSION) {
            return "layout version " + version + ", this build reads " + VERSION;
        }
        epoch = from.getInt(EPOCH_AT, ORDER);
        sequence = from.getLong(SEQUENCE_AT, ORDER);
        ringSequence = from.getLong(RING_SEQUENCE_AT, ORDER);
        causeSequence = from.getLong(CAUSE_SEQUENCE_AT, ORDER);
        monotonicNanos = from.getLong(MONOTONIC_AT, ORDER);
        wallNanos = from.getLong(WALL_AT, ORDER);
        type = from.getInt(TYPE_AT, ORDER);
        return null;
    }

    private static int checksum(byte[] array, int bodyLength, CRC32C crc) {
        crc.reset();
        crc.update(array, 0, CRC_AT);
        crc.update(array, LENGTH, bodyLength);
        return (int) crc.getValue();
    }
}
