package arbd.bench.decode;

import arbd.bench.QuoteStream;
import arbd.bench.SimMarket;
import arbd.bench.goal.WrongAnswerException;
import arbd.feeds.Feeds;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Tick;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One kind of frame, and everybody who reads it. One frame in a hundred has its keys in another order. The frames can
 * be read again and again, in a circle.
 */
public final class DecodeCase {
    private static final int FRAMES = 1024;
    private static final int SHUFFLED_EVERY = 100;

    private final String name;
    private final byte[][] first;
    private final byte[][] frames;
    private final FrameReader ours;
    private final Map<Peer, FrameReader> peers = new LinkedHashMap<>();

    /** Who else reads frames. */
    public enum Peer {
        /** A Jackson tree, then BigDecimal. */
        JACKSON,
        /** fastjson2, bound to objects of ours. */
        FASTJSON2,
        /** XChange's own classes, as its streaming service uses them. */
        XCHANGE
    }

    private DecodeCase(String name, byte[][] first, byte[][] frames, FrameReader ours) {
        this.name = name;
        this.first = first;
        this.frames = frames;
        this.ours = ours;
    }

    /** Binance {@code bookTicker}. */
    public static DecodeCase quotes(long seed) {
        SimMarket market = SimMarket.load();
        List<Instrument> alpha = alpha(market);
        byte[][] frames = Frames.shuffled(Frames.binance(alpha, stream(market, seed), FRAMES), seed, SHUFFLED_EVERY);
        DecodeCase made = new DecodeCase("quote", new byte[0][], frames, binance(alpha));
        made.peers.put(Peer.JACKSON, new TreeQuotes(alpha));
        made.peers.put(Peer.FASTJSON2, new FastjsonQuotes(alpha));
        made.peers.put(Peer.XCHANGE, new XchangeQuotes(alpha));
        return made;
    }

    /** Binance partial depth, twenty levels a side. */
    public static DecodeCase depth(long seed) {
        SimMarket market = SimMarket.load();
        List<Instrument> alpha = alpha(market);
        byte[][] frames = Frames.shuffled(Frames.binanceDepth(alpha, stream(market, seed), FRAMES), seed,
                SHUFFLED_EVERY);
        DecodeCase made = new DecodeCase("depth", new byte[0][], frames, binance(alpha));
        made.peers.put(Peer.JACKSON, new TreeDepth(alpha));
        made.peers.put(Peer.FASTJSON2, new FastjsonDepth(alpha));
        made.peers.put(Peer.XCHANGE, new XchangeDepth(alpha));
        return made;
    }

    /** Kraken book updates of one level, checksum of ten levels a side included. */
    public static DecodeCase krakenBook(long seed) {
        SimMarket market = SimMarket.load();
        Instrument btc = market.instruments().of(market.instruments().venues().get(2)).get(0);
        byte[][] all = Frames.shuffled(Frames.kraken(btc, stream(market, seed), FRAMES), seed, SHUFFLED_EVERY);
        byte[][] updates = Arrays.copyOfRange(all, 1, all.length);
        VenueProtocol kraken = Feeds.protocol("kraken", List.of(btc), new FeedCounters());
        DecodeCase made = new DecodeCase("kraken-book", new byte[][] {all[0]}, updates, new OurReader(kraken));
        made.peers.put(Peer.JACKSON, new TreeKraken(btc));
        return made;
    }

    /** As it appears in ids. */
    public String name() {
        return name;
    }

    /** How many frames there are: a power of two. */
    public int size() {
        return frames.length;
    }

    /** The frame at this position; positions go round. */
    public byte[] frame(int at) {
        return frames[at & FRAMES - 1];
    }

    /** Mean length of a frame, bytes. */
    public int meanBytes() {
        return (int) Arrays.stream(frames).mapToInt(frame -> frame.length).average().orElse(0);
    }

    /** The decoder of the feeds. */
    public FrameReader ours() {
        return ours;
    }

    /** Who else reads these frames, by name. */
    public Map<Peer, FrameReader> peers() {
        return peers;
    }

    /**
     * Reads every frame twice with everybody.
     *
     * @throws WrongAnswerException when they do not read the same, or not what a decoder was sure to see
     */
    public void check() throws WrongAnswerException {
        for (FrameReader reader : peers.values()) {
            check(reader);
        }
    }

    private void check(FrameReader peer) throws WrongAnswerException {
        Tick read = new Tick();
        Tick expected = new Tick();
        try {
            for (byte[] frame : first) {
                ours.readInto(frame, read);
                peer.readInto(frame, expected);
            }
            for (int i = 0; i < 2 * FRAMES; i++) {
                read.instrument = -1;
                expected.instrument = -2;
                ours.readInto(frame(i), read);
                peer.readInto(frame(i), expected);
                if (!Ticks.same(read, expected)) {
                    throw new WrongAnswerException("of " + name + " frame " + i % FRAMES + " we read "
                            + Ticks.text(read) + ", but " + peer.getClass().getSimpleName() + " reads "
                            + Ticks.text(expected));
                }
            }
        } catch (IOException e) {
            throw new WrongAnswerException(name + ": " + e);
        }
    }

    private static OurReader binance(List<Instrument> instruments) {
        return new OurReader(Feeds.protocol("binance", instruments, new FeedCounters()));
    }

    private static QuoteStream stream(SimMarket market, long seed) {
        return new QuoteStream(market.instruments(), seed, 0);
    }

    private static List<Instrument> alpha(SimMarket market) {
        return market.instruments().of(market.instruments().venues().get(0));
    }
}
