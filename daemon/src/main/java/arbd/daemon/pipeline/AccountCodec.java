package arbd.daemon.pipeline;

import arbd.daemon.record.AccountCheckedDecoder;
import arbd.daemon.record.AccountCheckedEncoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.MessageHeaderEncoder;
import arbd.market.AccountRead;
import arbd.market.TradingStatus;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;

/** What came of looks at accounts, to and from the bytes of slots and records. Not thread-safe. */
public final class AccountCodec {
    /** Whatever is longer is cut: a slot has room for more. */
    static final int WORDS_BYTES_MAX = 800;

    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final AccountCheckedEncoder out = new AccountCheckedEncoder();
    private final AccountCheckedDecoder in = new AccountCheckedDecoder();
    private final AccountRead read = new AccountRead();

    void encode(AccountRead from, Slot slot) {
        byte[] words = from.words.getBytes(StandardCharsets.UTF_8);
        out.wrapAndApplyHeader(slot.buffer, 0, headerOut).venue(from.venue).status((short) from.status.ordinal())
                .putWords(words, 0, Math.min(words.length, WORDS_BYTES_MAX));
        slot.type = AccountCheckedEncoder.TEMPLATE_ID;
        slot.length = MessageHeaderEncoder.ENCODED_LENGTH + out.encodedLength();
    }

    /** What a record says, without the words: decide does not look at them. Overwritten by the next call. */
    AccountRead status(DirectBuffer body, long receivedNanos, long wallNanos) {
        in.wrapAndApplyHeader(body, 0, headerIn);
        read.venue = in.venue();
        read.receivedNanos = receivedNanos;
        read.wallNanos = wallNanos;
        read.status = TradingStatus.of(in.status());
        read.words = "";
        return read;
    }

    /** What a record says, words and all; overwritten by the next call. */
    public AccountRead whole(DirectBuffer body, long receivedNanos, long wallNanos) {
        AccountRead whole = status(body, receivedNanos, wallNanos);
        whole.words = in.words();
        return whole;
    }
}
