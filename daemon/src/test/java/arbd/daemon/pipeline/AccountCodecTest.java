package arbd.daemon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.AccountRead;
import arbd.market.TradingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccountCodecTest {
    private final InboundEncoder encoder = new InboundEncoder();
    private final AccountCodec codec = new AccountCodec();
    private final Slot slot = new Slot();
    private final AccountRead read = new AccountRead();

    @ParameterizedTest
    @EnumSource(TradingStatus.class)
    void shouldBringEveryFieldBackAsItWas(TradingStatus status) {
        read.venue = 4;
        read.status = status;
        read.words = "leverage is 20";
        read.receivedNanos = 11;
        read.wallNanos = 13;
        encoder.encode(read, slot);
        assertTrue(InboundDecoder.isInput(slot.type));
        AccountRead back = codec.whole(slot.buffer, slot.monotonicNanos, slot.wallNanos);
        assertEquals("4 " + status + " leverage is 20 11 13",
                back.venue + " " + back.status + " " + back.words + " " + back.receivedNanos + " " + back.wallNanos);
        assertEquals("", codec.status(slot.buffer, 0, 0).words, "decide reads no words");
    }

    @Test
    void shouldCutWordsThatASlotHasNoRoomFor() {
        read.words = "x".repeat(5_000);
        encoder.encode(read, slot);
        assertTrue(slot.length < Slot.CAPACITY, slot.length + " bytes");
        assertEquals(AccountCodec.WORDS_BYTES_MAX, codec.whole(slot.buffer, 0, 0).words.length());
    }
}
