package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketState;
import arbd.market.Side;
import arbd.market.StateHash;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteTableTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long WALL = 1_723_161_254L * SECOND;

    private final QuoteTable quotes = new QuoteTable(table());

    private static InstrumentTable table() {
        List<Venue> venues = List.of(new Venue(0, "alpha", "x"));
        List<Asset> assets = List.of(new Asset(0, "USDT", 8), new Asset(1, "BTC", 8));
        return InstrumentTable.of(venues, assets, List.of(
                new Instrument(0, venues.get(0), "A", Kind.SPOT, assets.get(1), assets.get(0), 2, 4, 1, 1, 0, 0,
                        100_000, FeeSide.QUOTE),
                new Instrument(1, venues.get(0), "B", Kind.SPOT, assets.get(1), assets.get(0), 2, 4, 1, 1, 0, 0,
                        100_000, FeeSide.RECEIVED)));
    }

    private static Tick depth(long updateId, long[] bids, long[] asks) {
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.updateId = updateId;
        tick.bids = bids.length;
        tick.asks = asks.length;
        for (int i = 0; i < bids.length; i++) {
            tick.bidPx[i] = bids[i];
            tick.bidQty[i] = 10 + i;
        }
        for (int i = 0; i < asks.length; i++) {
            tick.askPx[i] = asks[i];
            tick.askQty[i] = 20 + i;
        }
        return tick;
    }

    private static Tick quote(long updateId, long bid, long ask) {
        Tick tick = depth(updateId, new long[] {bid}, new long[] {ask});
        tick.type = Tick.QUOTE;
        return tick;
    }

    private static Tick status(MarketState state) {
        Tick tick = new Tick();
        tick.type = Tick.STATUS;
        tick.state = state;
        return tick;
    }

    private List<Long> prices(Side side) {
        List<Long> prices = new ArrayList<>();
        for (int level = 0; level < quotes.count(0, side); level++) {
            prices.add(quotes.px(0, side, level));
        }
        return prices;
    }

    @Test
    void shouldBeSaneOnlyWhenLiveAndWhole() {
        assertFalse(quotes.sane(0));
        quotes.apply(status(MarketState.LIVE));
        assertFalse(quotes.sane(0));
        quotes.apply(quote(1, 100, 101));
        assertTrue(quotes.sane(0));
        quotes.apply(quote(2, 101, 101));
        assertFalse(quotes.sane(0), "touching");
        quotes.apply(quote(3, 0, 101));
        assertFalse(quotes.sane(0), "price of nothing");
        Tick empty = quote(4, 100, 101);
        empty.bidQty[0] = 0;
        quotes.apply(empty);
        assertFalse(quotes.sane(0), "quantity of nothing");
        empty.bids = 0;
        quotes.apply(empty);
        assertFalse(quotes.sane(0), "no bid");
        quotes.apply(quote(5, 100, 101));
        assertTrue(quotes.sane(0));
        quotes.apply(status(MarketState.STALE));
        assertFalse(quotes.sane(0), "stale");
        assertEquals(0, quotes.count(0, Side.BUY) + quotes.count(0, Side.SELL));
        assertEquals(MarketState.STALE, quotes.state(0));
    }

    @Test
    void shouldKeepOnlyDeeperLevelsThatAreWorseThanTheQuote() {
        quotes.apply(depth(1, new long[] {100, 99, 98, 97}, new long[] {101, 102, 103, 104}));
        quotes.apply(quote(2, 98, 103));
        assertEquals(List.of(98L, 97L), prices(Side.SELL));
        assertEquals(List.of(103L, 104L), prices(Side.BUY));
        assertEquals(10, quotes.qty(0, Side.SELL, 0));
        assertEquals(13, quotes.qty(0, Side.SELL, 1));
        quotes.apply(quote(3, 100, 102));
        assertEquals(List.of(100L, 97L), prices(Side.SELL));
        assertEquals(List.of(102L, 104L), prices(Side.BUY));
        quotes.apply(quote(4, 90, 110));
        assertEquals(List.of(90L), prices(Side.SELL));
        assertEquals(List.of(110L), prices(Side.BUY));
    }

    @Test
    void shouldIgnoreWhatIsOlderByUpdateNumber() {
        assertTrue(quotes.apply(quote(10, 100, 101)));
        assertFalse(quotes.apply(quote(9, 90, 91)));
        assertFalse(quotes.apply(depth(9, new long[] {90}, new long[] {91})));
        assertEquals(100, quotes.px(0, Side.SELL, 0));
        assertTrue(quotes.apply(depth(10, new long[] {95}, new long[] {96})));
        assertTrue(quotes.apply(quote(0, 94, 97)), "without a number");
        assertEquals(10, quotes.updateId(0));
        quotes.apply(status(MarketState.DISCONNECTED));
        assertTrue(quotes.apply(quote(3, 80, 81)), "numbers start anew with a connection");
        assertEquals(80, quotes.px(0, Side.SELL, 0));
    }

    @Test
    void shouldBelieveADepthOnlyUpToTheFirstLevelOutOfOrder() {
        Tick tick = depth(1, new long[] {100, 99, 99, 97}, new long[] {101, 102, 0, 104});
        quotes.apply(tick);
        assertEquals(List.of(100L, 99L), prices(Side.SELL));
        assertEquals(List.of(101L, 102L), prices(Side.BUY));
        tick.bids = Tick.LEVELS + 5;
        tick.asks = -1;
        quotes.apply(tick);
        assertEquals(2, quotes.count(0, Side.SELL));
        assertEquals(0, quotes.count(0, Side.BUY));
    }

    @Test
    void shouldAgeByHowLateTheQuoteWasAndNotByWhichClockIsAhead() {
        assertEquals(Long.MAX_VALUE, quotes.ageNanos(0, 5));
        for (long offset : new long[] {-1_270_000_000L, 0, 1_270_000_000L}) {
            Tick tick = quote(0, 100, 101);
            tick.receivedNanos = 7 * SECOND;
            tick.wallNanos = WALL;
            tick.clockOffsetNanos = offset;
            quotes.apply(tick);
            assertEquals(2 * SECOND, quotes.ageNanos(0, 9 * SECOND), "venue time unknown");
            tick.clockUncertaintyNanos = 5;
            tick.venueTimeNanos = WALL - offset;
            quotes.apply(tick);
            assertEquals(2 * SECOND + 5, quotes.ageNanos(0, 9 * SECOND), "as fast as can be");
            tick.venueTimeNanos = WALL - offset - 300;
            quotes.apply(tick);
            assertEquals(2 * SECOND + 305, quotes.ageNanos(0, 9 * SECOND), "late by 300");
            tick.venueTimeNanos = WALL - offset + 300;
            quotes.apply(tick);
            assertEquals(2 * SECOND + 5, quotes.ageNanos(0, 9 * SECOND), "never younger than held");
        }
    }

    @Test
    void shouldAgeAbsurdVenueTimesToTheEndAndNotToTheBeginning() {
        Tick tick = quote(0, 100, 101);
        tick.wallNanos = WALL;
        tick.venueTimeNanos = Long.MIN_VALUE;
        quotes.apply(tick);
        assertEquals(Long.MAX_VALUE, quotes.ageNanos(0, SECOND));
    }

    @Test
    void shouldRankNetOfFees() {
        Tick tick = quote(0, 20_000, 20_100);
        quotes.apply(tick);
        tick.instrument = 1;
        quotes.apply(tick);
        assertEquals(1 / (201 * 1.001), quotes.buyRate(0), 1e-15);
        assertEquals(0.999 / 201, quotes.buyRate(1), 1e-15);
        assertEquals(200 * 0.999, quotes.sellRate(0), 1e-12);
        assertEquals(200 * 0.999, quotes.sellRate(1), 1e-12);
        tick.type = Tick.STATUS;
        tick.state = MarketState.STALE;
        quotes.apply(tick);
        assertEquals(0, quotes.buyRate(1));
    }

    @Test
    void shouldFoldEveryChangeIntoTheHash() {
        List<Long> hashes = new ArrayList<>(List.of(quotes.foldInto(StateHash.SEED)));
        for (Tick tick : List.of(quote(1, 100, 101), quote(2, 100, 101), quote(2, 99, 101),
                depth(2, new long[] {99, 98}, new long[] {101, 102}), status(MarketState.STALE))) {
            quotes.apply(tick);
            hashes.add(quotes.foldInto(StateHash.SEED));
        }
        assertEquals(hashes.size(), hashes.stream().distinct().count());
        assertEquals(quotes.foldInto(1), quotes.foldInto(1));
        assertNotEquals(quotes.foldInto(1), quotes.foldInto(2));
    }
}
