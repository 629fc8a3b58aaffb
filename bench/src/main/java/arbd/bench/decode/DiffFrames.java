package arbd.bench.decode;

import arbd.bench.QuoteStream;
import arbd.bench.SimMarket;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A REST snapshot of one Binance book and {@code depthUpdate} frames that follow it, ten changed levels a side: set,
 * set again or removed. The frames can be read in a circle since each is given its numbers just before it is read; they
 * have as many digits always, so that takes a few stores.
 */
public final class DiffFrames {
    private static final int LADDER = 60;
    private static final int CHANGES = 10;
    private static final int REMOVED_ONE_IN = 6;
    private static final long FIRST_ID = 500_000_000_000L;
    private static final int DIGITS = 12;
    private static final String ANY_ID = "1" + "0".repeat(DIGITS - 1);

    private final byte[] snapshot;
    private final byte[][] frames;
    private final int[] firstAt;
    private final int[] lastAt;

    private DiffFrames(byte[] snapshot, byte[][] frames) {
        this.snapshot = snapshot;
        this.frames = frames;
        this.firstAt = new int[frames.length];
        this.lastAt = new int[frames.length];
        for (int i = 0; i < frames.length; i++) {
            String text = new String(frames[i], StandardCharsets.US_ASCII);
            firstAt[i] = text.indexOf("\"U\":" + ANY_ID) + 4;
            lastAt[i] = text.indexOf("\"u\":" + ANY_ID) + 4;
        }
    }

    /** So many frames, a power of two, every so-many-th with its keys in another order. */
    public static DiffFrames of(Instrument instrument, long seed, int count, int shuffledEvery) {
        SplittableRandom random = new SplittableRandom(seed);
        Tick quote = new Tick();
        new QuoteStream(SimMarket.load().instruments(), seed, 0).quote(instrument.id(), quote);
        String snapshot = "{\"lastUpdateId\":" + FIRST_ID
                + ",\"bids\":[" + side(instrument, quote, true, random, LADDER)
                + "],\"asks\":[" + side(instrument, quote, false, random, LADDER) + "]}";
        byte[][] frames = new byte[count][];
        for (int i = 0; i < count; i++) {
            String text = "{\"stream\":\"" + Frames.stream(instrument) + "@depth@100ms\",\"data\":{"
                    + "\"e\":\"depthUpdate\",\"E\":1790000000123,\"s\":\"" + instrument.symbol() + "\",\"U\":" + ANY_ID
                    + ",\"u\":" + ANY_ID + ",\"b\":[" + side(instrument, quote, true, random, CHANGES)
                    + "],\"a\":[" + side(instrument, quote, false, random, CHANGES) + "]}}";
            frames[i] = text.getBytes(StandardCharsets.US_ASCII);
        }
        return new DiffFrames(snapshot.getBytes(StandardCharsets.US_ASCII),
                Frames.shuffled(frames, seed, shuffledEvery));
    }

    /** The book that the changes follow, as REST answers. */
    public byte[] snapshot() {
        return snapshot;
    }

    /** The n-th change since the snapshot, from 0; the same array comes again a round later. */
    public byte[] frame(long n) {
        int at = (int) n & frames.length - 1;
        number(frames[at], firstAt[at], FIRST_ID + 2 * n + 1);
        number(frames[at], lastAt[at], FIRST_ID + 2 * n + 2);
        return frames[at];
    }

    /** Mean length of a frame, bytes. */
    public int meanBytes() {
        long sum = 0;
        for (byte[] frame : frames) {
            sum += frame.length;
        }
        return (int) (sum / frames.length);
    }

    /** Writes the twelve digits of a number over those that stand there. */
    static void number(byte[] into, int at, long number) {
        long rest = number;
        for (int i = at + DIGITS - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** All levels of a ladder in order, or some of them in the order of their price. */
    private static String side(Instrument instrument, Tick quote, boolean bid, SplittableRandom random, int count) {
        StringBuilder text = new StringBuilder();
        int step = LADDER / count;
        for (int i = 0; i < count; i++) {
            int away = i * step + random.nextInt(step);
            long px = bid ? quote.bidPx[0] - away * instrument.pxIncrement()
                    : quote.askPx[0] + away * instrument.pxIncrement();
            long qty = count < LADDER && random.nextInt(REMOVED_ONE_IN) == 0 ? 0
                    : (1 + random.nextInt(1_000)) * instrument.qtyIncrement();
            text.append(i == 0 ? "[\"" : ",[\"").append(Frames.wide(px, instrument.pxDecimals())).append("\",\"")
                    .append(Frames.wide(qty, instrument.qtyDecimals())).append("\"]");
        }
        return text.toString();
    }
}
