package arbd.bench.alloc;

import arbd.bench.QuoteStream;
import arbd.bench.SimMarket;
import arbd.bench.decode.CoinbaseFrames;
import arbd.bench.decode.DiffFrames;
import arbd.bench.decode.Frames;
import arbd.bench.decode.HyperliquidFrames;
import arbd.bench.decode.LastTick;
import arbd.feeds.Feeds;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import java.util.List;

/** Decoding of each kind of frame that carries prices, of each venue; the usual order of keys and others. */
final class DecodeSteps {
    private static final int FRAMES = 64;

    private DecodeSteps() {
    }

    static List<Step> all(SimMarket market, long seed) {
        List<Instrument> spot = listed(market, 0);
        Instrument kraken = listed(market, 2).get(0);
        QuoteStream quotes = new QuoteStream(market.instruments(), seed, 50);
        byte[][] books = Frames.kraken(kraken, quotes, FRAMES);
        Instrument okx = listed(market, 3).get(0);
        byte[][] chain = Frames.okx(okx, quotes, FRAMES);
        byte[][] coins = HyperliquidFrames.books(okx, quotes, 1 + FRAMES);
        return List.of(
                step("decode-binance-quote", "binance", spot, Frames.binance(spot, quotes, 1 + FRAMES)),
                depth("decode-binance-depth", "binance", DiffFrames.binance(spot.get(0), seed, FRAMES, FRAMES / 2),
                        spot.get(0)),
                depth("decode-bybit-depth", "bybit", DiffFrames.bybit(spot.get(0), seed, FRAMES, FRAMES / 2),
                        spot.get(0)),
                step("decode-binance-shuffled", "binance", spot,
                        Frames.shuffled(Frames.binance(spot, quotes, 1 + FRAMES), seed, 1)),
                step("decode-binance-usdm-quote", "binance-usdm", spot, Frames.usdm(spot, quotes, 1 + FRAMES)),
                step("decode-kraken-book", "kraken", List.of(kraken), books),
                step("decode-kraken-shuffled", "kraken", List.of(kraken), Frames.shuffled(books, seed, 1)),
                chained("decode-okx-book", okx, chain),
                chained("decode-okx-shuffled", okx, Frames.shuffled(chain, seed, 1)),
                coinbase("decode-coinbase-book", CoinbaseFrames.of(okx, seed, FRAMES, FRAMES + 1), okx),
                coinbase("decode-coinbase-shuffled", CoinbaseFrames.of(okx, seed, FRAMES, 1), okx),
                step("decode-hyperliquid-book", "hyperliquid", List.of(okx), coins),
                step("decode-hyperliquid-shuffled", "hyperliquid", List.of(okx), Frames.shuffled(coins, seed, 1)));
    }

    /** The first frame once, then the others in a circle. */
    private static Step step(String name, String protocol, List<Instrument> listed, byte[][] frames) {
        VenueProtocol decoder = Feeds.protocol(protocol, listed, new FeedCounters());
        LastTick sink = new LastTick();
        decoder.decode(frames[0], 0, frames[0].length, 0, 0, sink);
        return new Step(name, i -> {
            byte[] frame = frames[1 + i % FRAMES];
            decoder.decode(frame, 0, frame.length, i, i, sink);
        }, false, sink::live);
    }

    /** Frames that follow each other by number, over all rounds. */
    private static Step chained(String name, Instrument instrument, byte[][] frames) {
        VenueProtocol decoder = Feeds.protocol("okx", List.of(instrument), new FeedCounters());
        LastTick sink = new LastTick();
        decoder.decode(frames[0], 0, frames[0].length, 0, 0, tick -> { });
        return new Step(name, i -> {
            byte[] frame = frames[1 + (int) (sink.live() % FRAMES)];
            decoder.decode(frame, 0, frame.length, i, i, sink);
        }, false, sink::live);
    }

    private static Step coinbase(String name, CoinbaseFrames frames, Instrument instrument) {
        VenueProtocol decoder = Feeds.protocol("coinbase", List.of(instrument), new FeedCounters());
        LastTick sink = new LastTick();
        byte[] whole = frames.snapshot();
        decoder.decode(whole, 0, whole.length, 0, 0, tick -> { });
        return new Step(name, i -> {
            byte[] frame = frames.frame(sink.live());
            decoder.decode(frame, 0, frame.length, i, i, sink);
        }, false, sink::live);
    }

    /** Changes that follow a snapshot, which was asked for or comes first in the stream. */
    private static Step depth(String name, String protocol, DiffFrames diffs, Instrument instrument) {
        VenueProtocol decoder = Feeds.protocol(protocol, List.of(instrument), new FeedCounters());
        LastTick sink = new LastTick();
        byte[] whole = diffs.snapshot();
        if (decoder.snapshotPath(instrument.id()) == null) {
            decoder.decode(whole, 0, whole.length, 0, 0, tick -> { });
        } else {
            decoder.snapshot(instrument.id(), whole, whole.length, 0, 0, tick -> { });
        }
        return new Step(name, i -> {
            byte[] frame = diffs.frame(sink.live());
            decoder.decode(frame, 0, frame.length, i, i, sink);
        }, false, sink::live);
    }

    private static List<Instrument> listed(SimMarket market, int venue) {
        return market.instruments().of(market.instruments().venues().get(venue));
    }
}
