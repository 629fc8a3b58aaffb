package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.net.FeedCounters;
import arbd.market.Tick;
import arbd.market.TickSink;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.junit.Lifecycle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a venue sends: no decoder throws; what is told is a sound book, and comes from JSON; and the fast way to
 * read a frame reads what the checked way does. An input is one byte that chooses the protocol, then frames, one a
 * line; those that begin with {@code #} are answers to a request for a whole book. Jazzer says where it leaves an input
 * that fails, which is then a seed to be put here.
 */
final class FeedDecoderFuzz {
    private static final List<String> PROTOCOLS = List.of("binance", "binance-usdm", "binance-coinm", "bybit",
            "bybit-linear", "coinbase", "coinbase-exchange", "hyperliquid", "hyperliquid-spot", "kraken", "okx",
            "okx-swap");
    private static final int REQUESTED = '#';
    private static final String SNAPSHOT =
            "#{\"lastUpdateId\":6,\"bids\":[[\"99.00\",\"1\"]],\"asks\":[[\"101.00\",\"1\"]]}";

    private final List<Reader> fastReaders = PROTOCOLS.stream().map(Reader::new).toList();
    private final List<Reader> slowReaders = PROTOCOLS.stream().map(Reader::new).toList();

    /** One decoder, and what it told of the frame at hand. */
    private static final class Reader implements TickSink {
        private final VenueProtocol protocol;
        private final List<String> told = new ArrayList<>();
        private byte[] frame;
        private boolean priced;

        Reader(String protocol) {
            this.protocol = Feeds.protocol(protocol, List.of(HostileFieldsTest.instrument(protocol)),
                    new FeedCounters());
        }

        List<String> read(byte[] text, long nanos) {
            frame = text;
            priced = false;
            told.clear();
            if (text.length > 0 && text[0] == REQUESTED) {
                protocol.snapshot(0, Arrays.copyOfRange(text, 1, text.length), text.length - 1, nanos, nanos, this);
            } else {
                protocol.decode(text, 0, text.length, nanos, nanos, this);
            }
            return told;
        }

        @Override
        public void on(Tick tick) {
            HostileFramesTest.sane(tick, new String(frame, StandardCharsets.ISO_8859_1));
            priced |= tick.type != Tick.STATUS;
            told.add(Recorded.describe(tick));
        }
    }

    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < PROTOCOLS.size(); i++) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(i);
            all.writeBytes(SNAPSHOT.getBytes(StandardCharsets.US_ASCII));
            for (HostileFieldsTest.Frame frame : HostileFieldsTest.Frame.values()) {
                if (PROTOCOLS.get(i).startsWith(frame.venue)) {
                    all.write('\n');
                    all.writeBytes(frame.text.getBytes(StandardCharsets.US_ASCII));
                    seeds.add(all.toByteArray());
                }
            }
        }
        return seeds;
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "24h", lifecycle = Lifecycle.PER_TEST)
    void shouldHoldAgainstAnyBytes(byte[] data) {
        if (data.length == 0) {
            return;
        }
        int chosen = (data[0] & 0xff) % PROTOCOLS.size();
        Reader fast = fastReaders.get(chosen);
        Reader slow = slowReaders.get(chosen);
        fast.protocol.reset();
        slow.protocol.reset();
        long nanos = 1;
        for (byte[] frame : lines(data)) {
            List<String> told = fast.read(frame, ++nanos);
            // White space in front is as good JSON, and no venue's way to write.
            assertEquals(told, slow.read(frame.length > 0 && frame[0] == '{' ? spaced(frame) : frame, nanos));
            assertTrue(!fast.priced || HostileFramesTest.jackson(body(frame)), "priced although it is no JSON");
        }
    }

    private static byte[] spaced(byte[] frame) {
        byte[] spaced = new byte[frame.length + 1];
        spaced[0] = ' ';
        System.arraycopy(frame, 0, spaced, 1, frame.length);
        return spaced;
    }

    private static byte[] body(byte[] frame) {
        return frame.length > 0 && frame[0] == REQUESTED ? Arrays.copyOfRange(frame, 1, frame.length) : frame;
    }

    private static List<byte[]> lines(byte[] data) {
        List<byte[]> lines = new ArrayList<>();
        int from = 1;
        for (int at = 1; at <= data.length; at++) {
            if (at == data.length || data[at] == '\n') {
                lines.add(Arrays.copyOfRange(data, from, at));
                from = at + 1;
            }
        }
        return lines;
    }
}
