package arbd.bench.decode;

import arbd.bench.QuoteStream;
import arbd.bench.SimMarket;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A snapshot of one book of Coinbase Advanced Trade and {@code l2_data} frames that follow it, two changed levels a
 * side. The frames can be read in a circle since each is given its number just before it is read.
 */
public final class CoinbaseFrames {
    private static final int LADDER = 60;
    private static final int CHANGES = 2;
    private static final int REMOVED_ONE_IN = 6;
    private static final long FIRST = 500_000_000_000L;
    private static final String TIME = "2026-11-20T10:00:00.000000Z";

    private final byte[] snapshot;
    private final byte[][] frames;
    private final int[] numberAt;

    private CoinbaseFrames(byte[] snapshot, byte[][] frames) {
        this.snapshot = snapshot;
        this.frames = frames;
        this.numberAt = new int[frames.length];
        for (int i = 0; i < frames.length; i++) {
            String text = new String(frames[i], StandardCharsets.US_ASCII);
            numberAt[i] = text.indexOf("\"sequence_num\":") + "\"sequence_num\":".length();
        }
    }

    /** So many frames, a power of two, every so-many-th with its keys in another order. */
    public static CoinbaseFrames of(Instrument instrument, long seed, int count, int shuffledEvery) {
        SplittableRandom random = new SplittableRandom(seed);
        Tick quote = new Tick();
        new QuoteStream(SimMarket.load().instruments(), seed, 0).quote(instrument.id(), quote);
        byte[] snapshot = frame("snapshot", instrument, updates(instrument, quote, random, LADDER));
        byte[][] frames = new byte[count][];
        for (int i = 0; i < count; i++) {
            frames[i] = frame("update", instrument, updates(instrument, quote, random, CHANGES));
        }
        return new CoinbaseFrames(snapshot, Frames.shuffled(frames, seed, shuffledEvery));
    }

    /** The book that the changes follow. */
    public byte[] snapshot() {
        return snapshot;
    }

    /** The n-th change since the snapshot, from 0; the same array comes again a round later. */
    public byte[] frame(long n) {
        int at = (int) n & frames.length - 1;
        DiffFrames.number(frames[at], numberAt[at], FIRST + n + 1);
        return frames[at];
    }

    /** All changes, as they are at the moment. */
    byte[][] all() {
        return frames;
    }

    private static byte[] frame(String type, Instrument instrument, String updates) {
        return ("{\"channel\":\"l2_data\",\"client_id\":\"\",\"timestamp\":\"" + TIME + "\",\"sequence_num\":" + FIRST
                + ",\"events\":[{\"type\":\"" + type + "\",\"product_id\":\"" + instrument.symbol() + "\",\"updates\":["
                + updates + "]}]}").getBytes(StandardCharsets.US_ASCII);
    }

    /** All levels of a ladder, or some of them: bids, then offers. */
    private static String updates(Instrument instrument, Tick quote, SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        int step = LADDER / count;
        for (int i = 0; i < 2 * count; i++) {
            boolean bid = i < count;
            int away = i % count * step + random.nextInt(step);
            long px = bid ? quote.bidPx[0] - away * instrument.pxIncrement()
                    : quote.askPx[0] + away * instrument.pxIncrement();
            long qty = count < LADDER && random.nextInt(REMOVED_ONE_IN) == 0 ? 0
                    : (1 + random.nextInt(1_000)) * instrument.qtyIncrement();
            text.append(i == 0 ? "" : ",").append("{\"side\":\"").append(bid ? "bid" : "offer")
                    .append("\",\"event_time\":\"").append(TIME).append("\",\"price_level\":\"")
                    .append(Decimals.text(px, instrument.pxDecimals())).append("\",\"new_quantity\":\"")
                    .append(qty == 0 ? "0" : Decimals.text(qty, instrument.qtyDecimals())).append("\"}");
        }
        return text.toString();
    }
}
