package arbd.feeds;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Tick;
import arbd.market.TickSink;
import arbd.market.Venue;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Instruments, recorded lines and collected ticks for the decoder tests. */
public final class Recorded {
    /** Reads numbers as they are written. */
    public static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Venue VENUE = new Venue(0, "venue", "any");
    private static final Asset BASE = new Asset(0, "BASE", 8);
    private static final Asset QUOTE = new Asset(1, "QUOTE", 8);

    private Recorded() {
    }

    /** An instrument of which only symbol and decimals matter. */
    public static Instrument instrument(int id, String symbol, int pxDecimals, int qtyDecimals) {
        return instrument(id, Kind.SPOT, symbol, pxDecimals, qtyDecimals);
    }

    /** The same of another kind. */
    public static Instrument instrument(int id, Kind kind, String symbol, int pxDecimals, int qtyDecimals) {
        return new Instrument(id, VENUE, symbol, kind, BASE, QUOTE, pxDecimals, qtyDecimals, 1, 1, 1, 0, 0,
                FeeSide.QUOTE);
    }

    /** All lines of a recorded file, unpacked when it ends in gz. */
    public static List<String> lines(String below) throws IOException {
        Path path = SharedData.path("venues/visible/" + below);
        List<String> lines = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(path);
                InputStream plain = below.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** Decodes one text at time 1 and answers a description of every tick. */
    public static List<String> decode(FrameDecoder decoder, String text) {
        return decode(decoder, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Decodes one text, lying somewhere inside a larger array, and answers a description of every tick. */
    public static List<String> decode(FrameDecoder decoder, byte[] text) {
        Ticks ticks = new Ticks();
        byte[] padded = new byte[text.length + 7];
        Arrays.fill(padded, (byte) '7');
        System.arraycopy(text, 0, padded, 3, text.length);
        decoder.decode(padded, 3, text.length, 1, 2, ticks);
        return ticks.all;
    }

    /** Collects descriptions of ticks. */
    public static final class Ticks implements TickSink {
        /** One line per tick. */
        public final List<String> all = new ArrayList<>();

        @Override
        public void on(Tick tick) {
            all.add(describe(tick));
        }
    }

    /** A tick as text: all that a decoder decides. */
    public static String describe(Tick tick) {
        if (tick.type == Tick.STATUS) {
            return "status " + tick.instrument + " " + tick.state;
        }
        if (tick.type == Tick.MARK_FUNDING) {
            return "mark " + tick.instrument + " t" + tick.venueTimeNanos + " px" + tick.markPxE8 + " rate"
                    + tick.fundingRateE8 + " next" + tick.nextFundingNanos;
        }
        StringBuilder text = new StringBuilder(tick.type == Tick.QUOTE ? "quote " : "depth ");
        text.append(tick.instrument).append(" u").append(tick.updateId).append(" t").append(tick.venueTimeNanos);
        for (int i = 0; i < tick.bids; i++) {
            text.append(" b").append(tick.bidPx[i]).append('x').append(tick.bidQty[i]);
        }
        for (int i = 0; i < tick.asks; i++) {
            text.append(" a").append(tick.askPx[i]).append('x').append(tick.askQty[i]);
        }
        return text.toString();
    }
}
