package arbd.feeds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import arbd.market.Tick;
import arbd.market.TickSink;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The road of a frame allocates nothing, in the venue's key order or not. */
final class AllocationTest {
    private static final int ROUNDS = 20;
    private static final int PASSES = 5;

    private final FeedCounters counters = new FeedCounters();

    /** Counts, and keeps nothing. */
    private static final class Count implements TickSink {
        private long ticks;

        @Override
        public void on(Tick tick) {
            ticks++;
        }
    }

    @Test
    void shouldDecodeBinanceWithoutAllocating() throws Exception {
        Instrument btc = Recorded.instrument(0, "BTCUSDT", 2, 5);
        List<byte[]> frames = frames("binance/spot_btcusdt_20240808.wire.jsonl");
        byte[] whole = frames.remove(7);
        frames.add("{\"s\":\"BTCUSDT\",\"u\":99999999999,\"b\":\"1\",\"B\":\"1\",\"a\":\"2\",\"A\":\"1\"}"
                .getBytes(StandardCharsets.UTF_8));
        frames.add("{\"s\":\"BTCUSDT\",\"u\":99999999999,\"b\":\"1\"".getBytes(StandardCharsets.UTF_8));
        VenueProtocol protocol = Feeds.protocol("binance", List.of(btc), counters);
        measure(protocol, frames, 3561 + 447 + 2, sink -> protocol.snapshot(0, whole, whole.length, 1, 1, sink));
        assertEquals(0, counters.gaps());
    }

    /** Changes that wait for a snapshot which never comes. */
    @Test
    void shouldKeepWhatWaitsWithoutAllocating() throws Exception {
        Instrument btc = Recorded.instrument(0, "BTCUSDT", 2, 3);
        List<byte[]> frames = frames("binance/usdm_btcusdt_20240808.wire.jsonl");
        measure(Feeds.protocol("binance-usdm", List.of(btc), counters), frames, 3547, sink -> { });
    }

    @Test
    void shouldDecodeCoinMarginedWithoutAllocating() throws Exception {
        Instrument btc = Recorded.instrument(0, "BTCUSD_PERP", 1, 0);
        List<byte[]> frames = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            frames.add(("{\"stream\":\"btcusd_perp@bookTicker\",\"data\":{\"u\":" + (1_007_198_632_021L + i)
                    + ",\"e\":\"bookTicker\",\"s\":\"BTCUSD_PERP\",\"ps\":\"BTCUSD\",\"b\":\"61804.7\",\"B\":\"35\","
                    + "\"a\":\"61804.8\",\"A\":\"1645\",\"T\":1723161257465,\"E\":1723161257476}}")
                    .getBytes(StandardCharsets.UTF_8));
        }
        measure(Feeds.protocol("binance-coinm", List.of(btc), counters), frames, 500, sink -> { });
    }

    @Test
    void shouldDecodeMarksWithoutAllocating() throws Exception {
        Instrument btc = Recorded.instrument(0, "BTCUSDT", 2, 3);
        byte[] mark = ("{\"stream\":\"btcusdt@markPrice@1s\",\"data\":{\"e\":\"markPriceUpdate\",\"E\":1562305380000,"
                + "\"s\":\"BTCUSDT\",\"p\":\"11794.15000000\",\"i\":\"11784.62659091\",\"P\":\"11784.25641265\","
                + "\"r\":\"-0.00038167\",\"T\":1562306400000}}").getBytes(StandardCharsets.UTF_8);
        measure(Feeds.aside("binance-usdm", List.of(btc), counters), Collections.nCopies(1_000, mark), 1_000,
                sink -> { });
    }

    @Test
    void shouldDecodeKrakenWithoutAllocating() throws Exception {
        Instrument btc = Recorded.instrument(0, "BTC/USD", 1, 8);
        List<byte[]> frames = frames("kraken/v2_book10_btcusd_resub_20260801.wire.jsonl");
        measure(Feeds.protocol("kraken", List.of(btc), counters), frames, 301, sink -> { });
    }

    @Test
    void shouldDecodeOkxWithoutAllocating() throws Exception {
        Instrument btc = Recorded.instrument(0, "BTC-USDT", 1, 8);
        List<byte[]> frames = frames("okx/v5_books_btcusdt_2026wire_derived.wire.jsonl");
        frames.add(("{\"data\":[{\"prevSeqId\":9691271630,\"seqId\":9691271630,\"ts\":\"1652459235381\",\"bids\":[],"
                + "\"asks\":[[\"30999.9\",\"0\",\"0\",\"0\"]]}],\"action\":\"update\",\"arg\":{\"instId\":\"BTC-USDT\","
                + "\"channel\":\"books\"}}").getBytes(StandardCharsets.UTF_8));
        frames.add("pong".getBytes(StandardCharsets.UTF_8));
        measure(Feeds.protocol("okx", List.of(btc), counters), frames, 99 + 1, sink -> { });
        measure(Feeds.protocol("okx-swap", List.of(btc), counters), marked(frames), 99 + 1 + 1, sink -> { });
        List<byte[]> archive = frames("okx/v5_books_btcusdt_20220513.wire.jsonl");
        measure(Feeds.protocol("okx", List.of(btc), counters), archive, 98, sink -> { });
    }

    /** What swaps have beside their books. */
    private static List<byte[]> marked(List<byte[]> books) {
        List<byte[]> frames = new ArrayList<>(books);
        for (String fields : List.of("mark-price \"markPx\":\"30999.95\"",
                "funding-rate \"fundingRate\":\"-0.0001\",\"fundingTime\":\"1652486400000\"")) {
            String[] parts = fields.split(" ");
            frames.add(("{\"arg\":{\"channel\":\"" + parts[0] + "\",\"instId\":\"BTC-USDT\"},\"data\":[{\"instId\":"
                    + "\"BTC-USDT\"," + parts[1] + ",\"ts\":\"1652459235382\"}]}").getBytes(StandardCharsets.UTF_8));
        }
        return frames;
    }

    @Test
    void shouldDecodeCoinbaseWithoutAllocating() throws Exception {
        Instrument skl = Recorded.instrument(0, "SKL-USD", 4, 1);
        List<byte[]> frames = frames("coinbase/advanced_l2_sklusd_derived.wire.jsonl");
        frames.add(("{\"sequence_num\":610,\"events\":[{\"updates\":[{\"new_quantity\":\"0\","
                + "\"price_level\":\"0.7000\","
                + "\"side\":\"bid\"}],\"type\":\"update\",\"product_id\":\"SKL-USD\"}],\"channel\":\"l2_data\","
                + "\"timestamp\":\"2021-04-17T16:43:45Z\"}").getBytes(StandardCharsets.UTF_8));
        frames.add("{\"sequence_num\":613,\"channel\":\"heartbeats\"}".getBytes(StandardCharsets.UTF_8));
        frames.add("{\"sequence_num\":614,".getBytes(StandardCharsets.UTF_8));
        // Each of the last two makes the book stale.
        measure(Feeds.protocol("coinbase", List.of(skl), counters), frames, 601 + 1 + 2, sink -> { });
    }

    @Test
    void shouldDecodeCoinbaseExchangeWithoutAllocating() throws Exception {
        List<Instrument> products = List.of(Recorded.instrument(0, "SKL-USD", 4, 1),
                Recorded.instrument(1, "NU-GBP", 4, 6), Recorded.instrument(2, "YFI-BTC", 5, 6));
        List<byte[]> frames = frames("coinbase/exchange_level2_20210417_a.wire.jsonl");
        frames.add(("{\"time\":\"2021-04-17T16:43:45Z\",\"changes\":[[\"buy\",\"0.7\",\"0\"]],"
                + "\"product_id\":\"SKL-USD\","
                + "\"type\":\"l2update\"}").getBytes(StandardCharsets.UTF_8));
        measure(Feeds.protocol("coinbase-exchange", products, counters), frames, 3 + 2592 + 76 + 487 + 1, sink -> { });
    }

    @Test
    void shouldDecodeHyperliquidWithoutAllocating() throws Exception {
        Instrument btc = Recorded.instrument(0, "BTC", 1, 5);
        List<byte[]> frames = frames("hyperliquid/ws_btc_l2book_trades_20250126_a.wire.jsonl");
        String data = "\"data\":{\"coin\":\"BTC\",\"time\":1737918859245,";
        String level = "{\"px\":\"105055.0\",\"sz\":\"3.03622\",\"n\":5}";
        for (String text : List.of("{\"channel\":\"bbo\"," + data + "\"bbo\":[" + level + ",null]}}",
                "{\"channel\":\"l2Book\"," + data + "\"levels\":[[" + level + "],[]]}}",
                "{\"channel\":\"activeAssetCtx\",\"data\":{\"coin\":\"BTC\",\"ctx\":{\"markPx\":\"105055.5\","
                        + "\"funding\":\"-0.0000052974\"}}}",
                "{\"channel\":\"l2Book\"," + data)) {
            frames.addAll(Collections.nCopies(20, text.getBytes(StandardCharsets.UTF_8)));
        }
        measure(Feeds.protocol("hyperliquid", List.of(btc), counters), frames, 29 + 4 * 20, sink -> { });
    }

    @Test
    void shouldDecodeBybitWithoutAllocating() throws Exception {
        Instrument xrp = Recorded.instrument(0, "XRPUSDT", 4, 0);
        List<byte[]> frames = frames("bybit/linear_ob500_xrpusdt_20241201_a.wire.jsonl");
        frames.add(("{\"cts\":1733011203486,\"data\":{\"seq\":1,\"u\":20254899,\"a\":[],\"b\":[[\"1.9\",\"0\"]],"
                + "\"s\":\"XRPUSDT\"},\"ts\":1733011203487,\"type\":\"delta\",\"topic\":\"orderbook.500.XRPUSDT\"}")
                .getBytes(StandardCharsets.UTF_8));
        frames.add("{\"success\":true,\"ret_msg\":\"pong\",\"op\":\"ping\"}".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 100; i++) {
            frames.add(("{\"topic\":\"tickers.XRPUSDT\",\"type\":\"delta\",\"data\":{\"symbol\":\"XRPUSDT\","
                    + "\"markPrice\":\"1.95\",\"nextFundingTime\":\"1733011200000\",\"fundingRate\":\"-0.0001" + i % 10
                    + "\"},\"cs\":17493207267,\"ts\":1715756612210}").getBytes(StandardCharsets.UTF_8));
        }
        measure(Feeds.recorded("bybit-linear", List.of(xrp), counters), frames, 30 + 1 + 100, sink -> { });
        assertEquals(0, counters.gaps() + counters.malformedFrames());
    }

    private static void measure(VenueProtocol protocol, List<byte[]> frames, int ticksEach,
            Consumer<TickSink> snapshots) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Count count = new Count();
        ClockStamp stamp = new ClockStamp(count);
        round(protocol, frames, stamp, snapshots);
        assertEquals(ticksEach, count.ticks);
        // The compiler removes objects once it has seen enough, which a crowded machine puts off: the least counts.
        long allocated = Long.MAX_VALUE;
        for (int pass = 0; pass < PASSES && allocated >= frames.size(); pass++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < ROUNDS; i++) {
                round(protocol, frames, stamp, snapshots);
            }
            allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        }
        assertTrue(allocated < frames.size(), allocated + " bytes in " + ROUNDS * frames.size() + " frames");
    }

    private static void round(VenueProtocol protocol, List<byte[]> frames, TickSink sink,
            Consumer<TickSink> snapshots) {
        protocol.reset();
        snapshots.accept(sink);
        for (int i = 0; i < frames.size(); i++) {
            byte[] frame = frames.get(i);
            protocol.decode(frame, 0, frame.length, i, i, sink);
        }
    }

    private static List<byte[]> frames(String file) throws Exception {
        List<byte[]> frames = new ArrayList<>();
        for (String line : Recorded.lines(file)) {
            frames.add(line.getBytes(StandardCharsets.UTF_8));
        }
        return frames;
    }
}
