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
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FundingTableTest {
    private static final long HOUR = 3_600_000_000_000L;

    private final Venue venue = new Venue(0, "perps", "binance-usdm");
    private final Asset usdt = new Asset(0, "USDT", 8);
    private final Instrument perp = new Instrument(0, venue, "BTCUSDT", Kind.PERP_LINEAR, new Asset(1, "BTC", 8), usdt,
            1, 3, 1, 1, 1, 0, 50_000, FeeSide.QUOTE);
    private final Instrument other = new Instrument(1, venue, "BTCUSDC", Kind.PERP_LINEAR, perp.base(), usdt,
            1, 3, 1, 1, 1, 0, 50_000, FeeSide.QUOTE);
    private final InstrumentTable table =
            InstrumentTable.of(List.of(venue), List.of(usdt, perp.base()), List.of(perp, other));
    private final FundingTable funding = new FundingTable(table);

    @Test
    void shouldLearnTheIntervalAndKeepTheNewest() {
        assertFalse(funding.known(0));
        assertTrue(funding.apply(mark(1, 10_000, 8 * HOUR)));
        assertEquals(FundingTable.INTERVAL_NANOS, funding.intervalNanos(0));
        assertTrue(funding.apply(mark(2, 20_000, 8 * HOUR)));
        assertEquals(FundingTable.INTERVAL_NANOS, funding.intervalNanos(0));
        assertTrue(funding.apply(mark(3, 30_000, 12 * HOUR)));
        assertEquals(4 * HOUR, funding.intervalNanos(0));
        long before = funding.foldInto(1);
        assertFalse(funding.apply(mark(2, 99, 16 * HOUR)));
        assertEquals(before, funding.foldInto(1));
        assertEquals("30000 " + 12 * HOUR, funding.rateE8(0) + " " + funding.nextNanos(0));
        funding.apply(mark(4, 30_001, 12 * HOUR));
        assertNotEquals(before, funding.foldInto(1));
        before = funding.foldInto(1);
        Tick later = mark(4, 30_001, 12 * HOUR);
        later.wallNanos++;
        funding.apply(later);
        assertNotEquals(before, funding.foldInto(1), "how old a word is decides whether it is income");
    }

    @Test
    void shouldKnowWhoPaysByTheHourBeforeTwoFundingsWereTold() {
        Venue hourly = new Venue(1, "coins", "hyperliquid");
        Instrument coin = new Instrument(2, hourly, "BTC", Kind.PERP_LINEAR, perp.base(), usdt, 1, 5, 1, 1, 1, 0,
                45_000, FeeSide.QUOTE);
        InstrumentTable both = InstrumentTable.of(List.of(venue, hourly), List.of(usdt, perp.base()),
                List.of(perp, other, coin));
        FundingTable told = new FundingTable(both);
        Tick mark = mark(0, 1_250, 8 * HOUR);
        mark.instrument = 2;
        told.apply(mark);
        assertEquals(HOUR, told.intervalNanos(2));
        assertEquals(FundingTable.INTERVAL_NANOS, told.intervalNanos(0));
        RouteCosts costs = new RouteCosts(RouteTable.of(both, List.of(new Route(0, RouteKind.BASIS,
                List.of(new Leg(2, Side.BUY), new Leg(0, Side.SELL)), usdt, "both ways"))));
        costs.setHold(0, 3 * HOUR);
        told.tell(2, costs);
        assertEquals(3 * 1_250, costs.fundingE8(0, 2, Side.BUY, 7 * HOUR));
    }

    /** A venue, or somebody in its place, may say anything; costs take no more than they think possible. */
    @Test
    void shouldTellCostsNoMoreThanTheyTake() {
        RouteTable routes = RouteTable.of(table, List.of(new Route(0, RouteKind.BASIS,
                List.of(new Leg(0, Side.BUY), new Leg(1, Side.SELL)), usdt, "both ways")));
        RouteCosts costs = new RouteCosts(routes);
        costs.setHold(0, 2 * HOUR);
        for (long rate : new long[] {Instrument.E8 - 1, 1 - Instrument.E8, 12_345, 0}) {
            funding.apply(mark(5, rate, 8 * HOUR));
            funding.tell(0, costs);
            long most = RouteCosts.RATE_MAX_E8;
            assertEquals(Math.max(-most, Math.min(most, rate)), costs.fundingE8(0, 0, Side.BUY, 7 * HOUR));
        }
        funding.apply(mark(6, 12_345, 0));
        funding.tell(0, costs);
        assertEquals(0, costs.fundingE8(0, 0, Side.SELL, 7 * HOUR), "a contract without funding");
    }

    private static Tick mark(long venueTimeNanos, long rateE8, long nextNanos) {
        Tick tick = new Tick();
        tick.type = Tick.MARK_FUNDING;
        tick.venueTimeNanos = venueTimeNanos;
        tick.wallNanos = 7 * HOUR;
        tick.markPxE8 = 6_000_000_000_000L;
        tick.fundingRateE8 = rateE8;
        tick.nextFundingNanos = nextNanos;
        return tick;
    }
}
