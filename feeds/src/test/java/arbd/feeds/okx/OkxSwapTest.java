package arbd.feeds.okx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Feeds;
import arbd.feeds.Recorded;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.feeds.net.Malformed;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Swaps: quantities in contracts, mark prices and funding from two channels of their own. */
final class OkxSwapTest {
    private static final Instrument BTC = swap(Recorded.instrument(3, "BTC-USDT-SWAP", 1, 4), -2);
    private static final Instrument WNCG = swap(Recorded.instrument(4, "WNCG-USDT-SWAP", 4, 0), 1);
    private static final long SECOND = 1_000_000_000L;
    private static final String MARK = "{\"arg\":{\"channel\":\"mark-price\",\"instId\":\"BTC-USDT-SWAP\"},\"data\":[{"
            + "\"instType\":\"SWAP\",\"instId\":\"BTC-USDT-SWAP\",\"markPx\":\"%s\",\"ts\":\"1640131259180\"}]}";
    private static final String FUNDING = "{\"arg\":{\"channel\":\"funding-rate\",\"instId\":\"BTC-USDT-SWAP\"},"
            + "\"data\":[{\"fundingRate\":\"%s\",\"fundingTime\":\"%s\",\"instId\":\"BTC-USDT-SWAP\",\"instType\":"
            + "\"SWAP\",\"method\":\"current_period\",\"nextFundingRate\":\"\",\"ts\":\"1640131259181\"}]}";
    private static final String TOLD = "mark 3 t1640131259180000000 px%s rate10000 next1640160000000000000";

    private final FeedCounters counters = new FeedCounters();
    private final OkxDecoder decoder = new OkxDecoder(OkxMarket.SWAP, List.of(BTC, WNCG), counters);
    private long nanos = 1;

    private static Instrument swap(Instrument of, int contractTens) {
        return new Instrument(of.id(), of.venue(), of.symbol(), Kind.PERP_LINEAR, of.base(), of.quote(),
                of.pxDecimals(), of.qtyDecimals(), of.pxIncrement(), of.qtyIncrement(), of.minQty(), of.minNotional(),
                of.takerFeeE8(), FeeSide.QUOTE, contractTens);
    }

    /** 727 contracts of 0.01 BTC are 7.27 BTC; 14 of 10 WNCG are 140. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldCountContractsInTheBaseAsset(boolean rewrite) {
        assertEquals(List.of("depth 3 u7 t1651761120004000000 b386323x99001 a386324x72700"),
                say(book("BTC-USDT-SWAP", "38632.4\",\"727", "38632.3\",\"990.01", rewrite)));
        assertEquals(List.of("depth 4 u7 t1651761120004000000 b21737x20 a21738x140"),
                say(book("WNCG-USDT-SWAP", "2.1738\",\"14", "2.1737\",\"2", rewrite)));
        assertEquals(List.of("status 3 STALE"),
                say(book("BTC-USDT-SWAP", "38632.4\",\"0.001", "38632.3\",\"1", rewrite)), "finer than the mantissa");
        assertEquals(1, counters.malformedFrames(Malformed.NUMBER));
    }

    @Test
    void shouldTellMarkAndFundingOnceBothAreKnown() {
        assertEquals(List.of(), say(MARK.formatted("38632.35")));
        assertEquals(List.of("mark 3 t1640131259181000000 px3863235000000 rate10000 next1640160000000000000"),
                say(FUNDING.formatted("0.0001", "1640160000000")));
        assertEquals(List.of(), say(MARK.formatted("38632.36")));
        nanos += SECOND;
        assertEquals(List.of(TOLD.formatted("3863237000000")), say(MARK.formatted("38632.37")));
        assertEquals(List.of("mark 3 t1640131259181000000 px3863237000000 rate-5000 next1640160000000000000"),
                say(FUNDING.formatted("-0.00005", "1640160000000")), "a new rate is told at once");
        decoder.reset();
        assertEquals(List.of(), say(MARK.formatted("38632.37")));
        assertEquals(0, counters.malformedFrames());
    }

    /** As recorded in 2021, without its time; and of an instrument whose mark was not told yet. */
    @Test
    void shouldReadWhatWasRecorded() {
        assertEquals(List.of(), say("{\"arg\":{\"channel\":\"funding-rate\",\"instId\":\"WNCG-USDT-SWAP\"},\"data\":[{"
                + "\"fundingRate\":\"0.00048105\",\"fundingTime\":\"1640131200000\",\"instId\":\"WNCG-USDT-SWAP\","
                + "\"instType\":\"SWAP\",\"nextFundingRate\":\"0.00114\"}]}"));
        assertEquals(List.of("mark 4 t1640131259180000000 px217290000 rate48105 next1640131200000000000"),
                say(MARK.replace("BTC-", "WNCG-").formatted("2.1729")));
    }

    @Test
    void shouldKeepNothingOfWhatItCannotRead() {
        say(MARK.formatted("38632.35"));
        say(FUNDING.formatted("0.0001", "1640160000000"));
        nanos += SECOND;
        for (String wrong : List.of(MARK.formatted("0"), MARK.formatted("-1"), MARK.formatted(""),
                FUNDING.formatted("2", "1640160000000"), FUNDING.formatted("0.0001", "x"),
                FUNDING.formatted("0.0001", "99999999999999999"))) {
            assertEquals(List.of(), say(wrong), wrong);
            assertEquals(List.of(), say(wrong.contains("markPx") ? FUNDING.formatted("0.0001", "1640160000000")
                    : MARK.formatted("38632.35")), wrong);
            say(MARK.formatted("38632.35"));
            say(FUNDING.formatted("0.0001", "1640160000000"));
            nanos += SECOND;
        }
        assertEquals(6, counters.malformedFrames(Malformed.NUMBER));
        assertEquals(List.of(), say(MARK.formatted("1").replace("\"instId\":\"BTC-USDT-SWAP\",\"markPx\"",
                "\"instId\":\"WNCG-USDT-SWAP\",\"markPx\"")), "another instrument than it says");
        assertEquals(List.of(), say(MARK.formatted("1").replace("[{", "[[{").replace("}]", "}]]")));
        assertEquals(List.of("status 3 STALE"), say(MARK.formatted("1").replace("[{", "[")),
                "what cannot be read at all");
        assertEquals(3, counters.malformedFrames(Malformed.SYNTAX));
    }

    @Test
    void shouldSubscribeThreeChannelsOfEach() {
        VenueProtocol swaps = Feeds.protocol("okx-swap", List.of(BTC, WNCG), counters);
        assertEquals(List.of("{\"op\":\"subscribe\",\"args\":["
                + "{\"channel\":\"books\",\"instId\":\"BTC-USDT-SWAP\"},"
                + "{\"channel\":\"mark-price\",\"instId\":\"BTC-USDT-SWAP\"},"
                + "{\"channel\":\"funding-rate\",\"instId\":\"BTC-USDT-SWAP\"},"
                + "{\"channel\":\"books\",\"instId\":\"WNCG-USDT-SWAP\"},"
                + "{\"channel\":\"mark-price\",\"instId\":\"WNCG-USDT-SWAP\"},"
                + "{\"channel\":\"funding-rate\",\"instId\":\"WNCG-USDT-SWAP\"}]}"), swaps.subscribe());
        assertEquals(2, swaps.resubscribe(BTC.id()).size());
        String most = Feeds.protocol("okx-swap", Collections.nCopies(300, WNCG), counters).subscribe().get(0);
        assertTrue(most.length() < 64_000, "" + most.length());
        assertThrows(IllegalArgumentException.class,
                () -> Feeds.protocol("okx-swap", Collections.nCopies(301, WNCG), counters));
    }

    private static String book(String symbol, String ask, String bid, boolean rewrite) {
        String text = "{\"arg\":{\"channel\":\"books\",\"instId\":\"" + symbol + "\"},\"action\":\"snapshot\","
                + "\"data\":[{\"asks\":[[\"" + ask + "\",\"0\",\"22\"]],\"bids\":[[\"" + bid + "\",\"0\",\"2\"]],"
                + "\"ts\":\"1651761120004\",\"checksum\":0,\"seqId\":7,\"prevSeqId\":-1}]}";
        return rewrite ? text.replace(":[{", ": [ {") : text;
    }

    private List<String> say(String text) {
        Recorded.Ticks ticks = new Recorded.Ticks();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        decoder.decode(bytes, 0, bytes.length, nanos, 2, ticks);
        return ticks.all;
    }
}
