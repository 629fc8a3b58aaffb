package arbd.daemon.journal;

import arbd.daemon.record.EpochEndedEncoder;
import arbd.daemon.record.MessageHeaderEncoder;
import arbd.feeds.net.NanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/** The last record of a life that stopped in order. */
public final class EpochEnd {
    private EpochEnd() {
    }

    /** Appends the record; nothing may follow. */
    public static void append(JournalAppender journal, long inputs, long stateHash, long drops, NanoClock clock) {
        UnsafeBuffer body = new UnsafeBuffer(new byte[64]);
        EpochEndedEncoder ended = new EpochEndedEncoder();
        ended.wrapAndApplyHeader(body, 0, new MessageHeaderEncoder()).inputs(inputs).hash(stateHash)
                .inboundDrops(drops);
        journal.appendOwn(EpochEndedEncoder.TEMPLATE_ID, body,
                MessageHeaderEncoder.ENCODED_LENGTH + ended.encodedLength(), clock.nanoTime(), clock.wallNanos());
    }
}
