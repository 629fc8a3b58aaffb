package arbd.bench.decode;

import arbd.bench.QuoteStream;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.nio.charset.StandardCharsets;

/** {@code l2Book} frames of one coin, twenty levels a side and whole each time. */
public final class HyperliquidFrames {
    private HyperliquidFrames() {
    }

    /** So many frames, all of one time, so that reading them again and again never finds one older than the last. */
    public static byte[][] books(Instrument instrument, QuoteStream quotes, int count) {
        byte[][] frames = new byte[count][];
        Tick tick = new Tick();
        for (int i = 0; i < count; i++) {
            quotes.quote(instrument.id(), tick);
            String text = "{\"channel\":\"l2Book\",\"data\":{\"coin\":\"" + instrument.symbol()
                    + "\",\"time\":1790000000123,\"levels\":[["
                    + side(instrument, tick.bidPx[0], -instrument.pxIncrement(), tick.bidQty[0]) + "],["
                    + side(instrument, tick.askPx[0], instrument.pxIncrement(), tick.askQty[0]) + "]]}}";
            frames[i] = text.getBytes(StandardCharsets.US_ASCII);
        }
        return frames;
    }

    private static String side(Instrument instrument, long best, long step, long qty) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Tick.LEVELS; i++) {
            text.append(i == 0 ? "" : ",").append("{\"px\":\"")
                    .append(Decimals.text(best + i * step, instrument.pxDecimals())).append("\",\"sz\":\"")
                    .append(Decimals.text(qty + i * instrument.qtyIncrement(), instrument.qtyDecimals()))
                    .append("\",\"n\":").append(1 + i).append('}');
        }
        return text.toString();
    }
}
