package arbd.bench.decode;

import arbd.bench.QuoteStream;
import arbd.bench.SimMarket;
import arbd.feeds.wire.Words;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A snapshot of one book and changes that follow it, ten changed levels a side: set, set again or removed. The frames
 * can be read in a circle since each is given its numbers just before it is read; they have as many digits always, so
 * that takes a few stores.
 */
public final class DiffFrames {
    private static final int CHANGES = 10;
    private static final int REMOVED_ONE_IN = 6;

    private final byte[] snapshot;
    private final byte[][] frames;
    private final long firstId;
    /** Where each number of each frame is; they follow each other, over all frames. */
    private final int[][] numberAt;

    private DiffFrames(String snapshot, byte[][] frames, long firstId, String... keys) {
        this.snapshot = snapshot.getBytes(StandardCharsets.US_ASCII);
        this.frames = frames;
        this.firstId = firstId;
        this.numberAt = new int[frames.length][keys.length];
        for (int i = 0; i < frames.length; i++) {
            String text = new String(frames[i], StandardCharsets.US_ASCII);
            for (int key = 0; key < keys.length; key++) {
                String from = "\"" + keys[key] + "\":";
                numberAt[i][key] = text.indexOf(from + firstId) + from.length();
            }
        }
    }

    /**
     * What Binance's REST answers, and {@code depthUpdate} frames: so many, a power of two, every so-many-th with its
     * keys in another order.
     */
    public static DiffFrames binance(Instrument instrument, long seed, int count, int shuffledEvery) {
        long firstId = 500_000_000_000L;
        Ladder ladder = new Ladder(instrument, seed, 60, Frames::wide);
        String snapshot = "{\"lastUpdateId\":" + firstId
                + ",\"bids\":[" + ladder.whole(true) + "],\"asks\":[" + ladder.whole(false) + "]}";
        byte[][] frames = new byte[count][];
        for (int i = 0; i < count; i++) {
            String text = "{\"stream\":\"" + Frames.stream(instrument) + "@depth@100ms\",\"data\":{"
                    + "\"e\":\"depthUpdate\",\"E\":1790000000123,\"s\":\"" + instrument.symbol() + "\",\"U\":" + firstId
                    + ",\"u\":" + firstId + ",\"b\":[" + ladder.changes(true) + "],\"a\":["
                    + ladder.changes(false) + "]}}";
            frames[i] = text.getBytes(StandardCharsets.US_ASCII);
        }
        return new DiffFrames(snapshot, Frames.shuffled(frames, seed, shuffledEvery), firstId, "U", "u");
    }

    /** The same of Bybit's {@code orderbook.50}, whose snapshot comes first in the stream. */
    public static DiffFrames bybit(Instrument instrument, long seed, int count, int shuffledEvery) {
        long firstId = 1_000_000_000L;
        Ladder ladder = new Ladder(instrument, seed, 50,
                (mantissa, decimals) -> mantissa == 0 ? "0" : Decimals.text(mantissa, decimals));
        String form = "{\"topic\":\"orderbook.50." + instrument.symbol()
                + "\",\"type\":\"%s\",\"ts\":1790000000125,\"data\":{\"s\":\"" + instrument.symbol()
                + "\",\"b\":[%s],\"a\":[%s],\"u\":" + firstId + ",\"seq\":66544703342},\"cts\":1790000000123}";
        String snapshot = form.formatted("snapshot", ladder.whole(true), ladder.whole(false));
        byte[][] frames = new byte[count][];
        for (int i = 0; i < count; i++) {
            frames[i] = form.formatted("delta", ladder.changes(true), ladder.changes(false))
                    .getBytes(StandardCharsets.US_ASCII);
        }
        return new DiffFrames(snapshot, Frames.shuffled(frames, seed, shuffledEvery), firstId, "u");
    }

    /** The book that the changes follow. */
    public byte[] snapshot() {
        return snapshot;
    }

    /** The n-th change since the snapshot, from 0; the same array comes again a round later. */
    public byte[] frame(long n) {
        int at = (int) n & frames.length - 1;
        int[] numbers = numberAt[at];
        for (int i = 0; i < numbers.length; i++) {
            number(frames[at], numbers[i], firstId + numbers.length * n + i + 1);
        }
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

    /** Overwrites a number with another of as many digits. */
    static void number(byte[] into, int at, long number) {
        int end = at;
        while (into[end] >= '0' && into[end] <= '9') {
            end++;
        }
        long rest = number;
        while (end - at >= Words.DIGITS) {
            end -= Words.DIGITS;
            Words.put(into, end, Words.digits(rest % Words.E8));
            rest /= Words.E8;
        }
        for (int i = end - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** Writes a number with so many decimals as a venue does. */
    private interface Written {
        String text(long mantissa, int decimals);
    }

    /** Levels around one quote. */
    private static final class Ladder {
        private final Instrument instrument;
        private final Tick quote = new Tick();
        private final SplittableRandom random;
        private final int levels;
        private final Written written;

        Ladder(Instrument instrument, long seed, int levels, Written written) {
            this.instrument = instrument;
            this.random = new SplittableRandom(seed);
            this.levels = levels;
            this.written = written;
            new QuoteStream(SimMarket.load().instruments(), seed, 0).quote(instrument.id(), quote);
        }

        /** All levels of a side. */
        String whole(boolean bid) {
            return side(bid, levels);
        }

        /** Some of them, set or removed, in the order of their price. */
        String changes(boolean bid) {
            return side(bid, CHANGES);
        }

        private String side(boolean bid, int count) {
            StringBuilder text = new StringBuilder();
            int step = levels / count;
            for (int i = 0; i < count; i++) {
                int away = i * step + random.nextInt(step);
                long px = bid ? quote.bidPx[0] - away * instrument.pxIncrement()
                        : quote.askPx[0] + away * instrument.pxIncrement();
                long qty = count < levels && random.nextInt(REMOVED_ONE_IN) == 0 ? 0
                        : (1 + random.nextInt(1_000)) * instrument.qtyIncrement();
                text.append(i == 0 ? "[\"" : ",[\"").append(written.text(px, instrument.pxDecimals())).append("\",\"")
                        .append(written.text(qty, instrument.qtyDecimals())).append("\"]");
            }
            return text.toString();
        }
    }
}
