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
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * One kind of frame, and everybody who reads it. One frame in a hundred has its keys in another order. The frames can
 * be read again and again, in a circle.
 */
public final class DecodeCase {
    private static final int FRAMES = 1024;
    private static final int SHUFFLED_EVERY = 100;

    private final String name;
    private final LongFunction<byte[]> frames;
    private final int meanBytes;
    private final Side ours;
    private final Map<Peer, Side> peers = new LinkedHashMap<>();

    /** Who else reads frames. */
    public enum Peer {
        /** A Jackson tree, then BigDecimal. */
        JACKSON,
        /** Jackson's streaming parser, which makes no tree, then BigDecimal. */
        JACKSON_STREAM,
        /** fastjson2, bound to objects of ours. */
        FASTJSON2,
        /** XChange's own classes, as its streaming service uses them. */
        XCHANGE
    }

    private DecodeCase(String name, LongFunction<byte[]> frames, int meanBytes, FrameReader ours) {
        this.name = name;
        this.frames = frames;
        this.meanBytes = meanBytes;
        this.ours = new Side(frames, ours);
    }

    private static DecodeCase circle(String name, byte[][] frames, FrameReader ours) {
        int mean = (int) Arrays.stream(frames).mapToInt(frame -> frame.length).average().orElse(0);
        return new DecodeCase(name, n -> frames[(int) n & FRAMES - 1], mean, ours);
    }

    /** Binance {@code bookTicker}. */
    public static DecodeCase quotes(long seed) {
        SimMarket market = SimMarket.load();
        List<Instrument> alpha = alpha(market);
        byte[][] frames = Frames.shuffled(Frames.binance(alpha, stream(market, seed), FRAMES), seed, SHUFFLED_EVERY);
        DecodeCase made = circle("quote", frames, binance(alpha));
        made.put(Peer.JACKSON, new TreeQuotes(alpha));
        made.put(Peer.FASTJSON2, new FastjsonQuotes(alpha));
        made.put(Peer.XCHANGE, new XchangeQuotes(alpha));
        return made;
    }

    /** The Jackson tree's reader of {@link #quotes}. */
    public static FrameReader treeQuotes() {
        return new TreeQuotes(alpha(SimMarket.load()));
    }

    /** Changes of a Binance book, ten levels a side; the best twenty levels a side are told after each. */
    public static DecodeCase depth(long seed) {
        Instrument btc = alpha(SimMarket.load()).get(0);
        DiffFrames diffs = DiffFrames.binance(btc, seed, FRAMES, SHUFFLED_EVERY);
        byte[] whole = diffs.snapshot();
        VenueProtocol binance = Feeds.protocol("binance", List.of(btc), new FeedCounters());
        if (!binance.snapshot(btc.id(), whole, whole.length, 0, 0, tick -> { })) {
            throw new IllegalStateException("the snapshot was refused");
        }
        DecodeCase made = new DecodeCase("depth", diffs::frame, diffs.meanBytes(), new OurReader(binance));
        try {
            made.put(Peer.JACKSON, new TreeDepth(btc, whole));
            made.put(Peer.FASTJSON2, new FastjsonDepth(btc, whole));
            made.put(Peer.XCHANGE, new XchangeDepth(btc, whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** Changes of a Bybit book, ten levels a side; the best twenty levels a side are told after each. */
    public static DecodeCase bybitDepth(long seed) {
        Instrument btc = alpha(SimMarket.load()).get(0);
        DiffFrames diffs = DiffFrames.bybit(btc, seed, FRAMES, SHUFFLED_EVERY);
        byte[] whole = diffs.snapshot();
        OurReader ours = new OurReader(Feeds.protocol("bybit", List.of(btc), new FeedCounters()));
        ours.read(whole);
        DecodeCase made = new DecodeCase("bybit-depth", diffs::frame, diffs.meanBytes(), ours);
        try {
            made.put(Peer.JACKSON, new TreeBybit(btc, whole));
            made.put(Peer.JACKSON_STREAM, new StreamBybit(btc, whole));
            made.put(Peer.FASTJSON2, new FastjsonBybit(btc, whole));
            made.put(Peer.XCHANGE, new XchangeBybit(btc, whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** Kraken book updates of one level, checksum of ten levels a side included. */
    public static DecodeCase krakenBook(long seed) {
        SimMarket market = SimMarket.load();
        Instrument btc = market.instruments().of(market.instruments().venues().get(2)).get(0);
        byte[][] all = Frames.shuffled(Frames.kraken(btc, stream(market, seed), FRAMES), seed, SHUFFLED_EVERY);
        byte[][] updates = Arrays.copyOfRange(all, 1, all.length);
        return chained("kraken-book", "kraken", btc, all[0], updates, Map.of(Peer.JACKSON, new TreeKraken(btc),
                Peer.JACKSON_STREAM, new StreamKraken(btc), Peer.FASTJSON2, new FastjsonKraken(btc)));
    }

    /** OKX book updates of one level; all ten levels a side are told after each. */
    public static DecodeCase okxBook(long seed) {
        SimMarket market = SimMarket.load();
        Instrument btc = okx(market);
        byte[][] all = Frames.shuffled(Frames.okx(btc, stream(market, seed), FRAMES), seed, SHUFFLED_EVERY);
        return chained("okx-book", "okx", btc, all[0], Arrays.copyOfRange(all, 1, all.length),
                Map.of(Peer.JACKSON, new TreeOkx(btc), Peer.JACKSON_STREAM, new StreamOkx(btc), Peer.FASTJSON2,
                        new FastjsonOkx(btc)));
    }

    /** Updates that follow a whole book and lead back to it. */
    private static DecodeCase chained(String name, String protocol, Instrument instrument, byte[] whole,
            byte[][] updates, Map<Peer, FrameReader> readers) {
        OurReader ours = new OurReader(Feeds.protocol(protocol, List.of(instrument), new FeedCounters()));
        DecodeCase made = circle(name, updates, ours);
        try {
            ours.read(whole);
            for (Peer peer : Peer.values()) {
                if (readers.containsKey(peer)) {
                    readers.get(peer).read(whole);
                    made.put(peer, readers.get(peer));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** Changes of a book of Coinbase Advanced Trade, two levels a side; the best twenty a side are told after each. */
    public static DecodeCase coinbaseBook(long seed) {
        Instrument btc = okx(SimMarket.load());
        CoinbaseFrames frames = CoinbaseFrames.of(btc, seed, FRAMES, SHUFFLED_EVERY);
        byte[] whole = frames.snapshot();
        FrameReader ours = new OurReader(Feeds.protocol("coinbase", List.of(btc), new FeedCounters()));
        int mean = (int) Arrays.stream(frames.all()).mapToInt(frame -> frame.length).average().orElse(0);
        DecodeCase made = new DecodeCase("coinbase-book", frames::frame, mean, ours);
        try {
            ours.read(whole);
            made.put(Peer.JACKSON, new TreeCoinbase(btc, whole));
            made.put(Peer.JACKSON_STREAM, new StreamCoinbase(btc, whole));
            made.put(Peer.FASTJSON2, new FastjsonCoinbase(btc, whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return made;
    }

    /** Whole books of Hyperliquid, twenty levels a side. */
    public static DecodeCase hyperliquidBook(long seed) {
        SimMarket market = SimMarket.load();
        Instrument btc = okx(market);
        byte[][] frames = Frames.shuffled(HyperliquidFrames.books(btc, stream(market, seed), FRAMES), seed,
                SHUFFLED_EVERY);
        DecodeCase made = circle("hyperliquid-book", frames,
                new OurReader(Feeds.protocol("hyperliquid", List.of(btc), new FeedCounters())));
        made.put(Peer.JACKSON, new TreeHyperliquid(btc));
        made.put(Peer.JACKSON_STREAM, new StreamHyperliquid(btc));
        made.put(Peer.FASTJSON2, new FastjsonHyperliquid(btc));
        return made;
    }

    /** Every kind of frame. */
    public static Map<String, LongFunction<DecodeCase>> all() {
        Map<String, LongFunction<DecodeCase>> cases = new LinkedHashMap<>();
        cases.put("quote", DecodeCase::quotes);
        cases.put("depth", DecodeCase::depth);
        cases.put("bybit-depth", DecodeCase::bybitDepth);
        cases.put("kraken-book", DecodeCase::krakenBook);
        cases.put("okx-book", DecodeCase::okxBook);
        cases.put("coinbase-book", DecodeCase::coinbaseBook);
        cases.put("hyperliquid-book", DecodeCase::hyperliquidBook);
        return cases;
    }

    /** As it appears in ids. */
    public String name() {
        return name;
    }

    /** Mean length of a frame, bytes. */
    public int meanBytes() {
        return meanBytes;
    }

    /** The decoder of the feeds. */
    public Side ours() {
        return ours;
    }

    /** Who else reads these frames. */
    public Map<Peer, Side> peers() {
        return peers;
    }

    /** Has somebody else read these frames. */
    public void put(Peer peer, FrameReader reader) {
        peers.put(peer, new Side(frames, reader));
    }

    /**
     * Reads every frame twice with everybody.
     *
     * @throws WrongAnswerException when they do not read the same, or not what a decoder was sure to see
     */
    public void check() throws WrongAnswerException {
        Tick read = new Tick();
        Tick expected = new Tick();
        try {
            for (int i = 0; i < 2 * FRAMES; i++) {
                read.instrument = -1;
                ours.readInto(read);
                for (Side peer : peers.values()) {
                    expected.instrument = -2;
                    peer.readInto(expected);
                    if (!Ticks.same(read, expected)) {
                        throw new WrongAnswerException("of " + name + " frame " + i % FRAMES + " we read "
                                + Ticks.text(read) + ", but " + peer.name() + " reads " + Ticks.text(expected));
                    }
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

    private static Instrument okx(SimMarket market) {
        return market.instruments().of(market.instruments().venues().get(3)).get(0);
    }

    private static List<Instrument> alpha(SimMarket market) {
        return market.instruments().of(market.instruments().venues().get(0));
    }
}
