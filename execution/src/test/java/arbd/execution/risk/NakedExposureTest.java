package arbd.execution.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import arbd.execution.order.Shop;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.route.QuoteTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is naked counts at what it takes to undo it, by way of another asset where no market leads there at once. */
final class NakedExposureTest {
    private static final int BTC = Shop.BTC.id();
    private static final int ETH = Shop.ETH.id();
    private static final int USDT = Shop.USDT.id();
    private static final int BNB = Shop.BNB.id();
    private static final long BTC_UNITS = 100_000_000L;
    private static final long USDT_UNITS = 100_000_000L;

    private final QuoteTable quotes = new QuoteTable(Shop.TABLE);
    private final NakedExposure naked = new NakedExposure(quotes, USDT, ETH);

    @Test
    void shouldPriceByTheMarketOfTheTwo() {
        Shop.quote(quotes, 0, 6_000_000, 6_100_000, 1);
        assertEquals(60_000 * USDT_UNITS, naked.worth(BTC, USDT, BTC_UNITS));
        assertEquals(61_000 * USDT_UNITS, naked.worth(BTC, USDT, -BTC_UNITS));
    }

    /** BNB trades for BTC, and BTC for ETH, but nothing trades BNB for ETH. */
    @Test
    void shouldPriceByWayOfAnAssetBetween() {
        assertEquals(Long.MAX_VALUE, naked.worth(BNB, ETH, 1_000_000L), "no price yet");
        Shop.quote(quotes, 6, 1_000, 1_100, 1);
        Shop.quote(quotes, 2, 5_000, 5_500, 1);
        // One BNB is sold for 0.01 BTC, which buy 0.1818 ETH; undoing a debt costs 0.011 BTC, had for 0.22 ETH.
        assertEquals(1_818_000_000L, naked.worth(BNB, ETH, 1_000_000L));
        assertEquals(2_200_000_000L, naked.worth(BNB, ETH, -1_000_000L));
        naked.add(BNB, -1_000_000L);
        assertEquals(2_200_000_000L, naked.notional(ETH));
        assertEquals(Long.MAX_VALUE, naked.worth(BNB, BTC, 1_000_000L), "not named as a settlement asset");
    }

    /** The same as a walk over all instruments for each step, on random markets some of which are stale. */
    @Test
    void shouldPriceAsAWalkOverEverythingWould() {
        for (long seed = 1; seed <= 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            InstrumentTable table = market(random, 6 + random.nextInt(8), 5, 4 + random.nextInt(40));
            QuoteTable known = new QuoteTable(table);
            NakedExposure priced = new NakedExposure(known, 0, 1);
            NakedExposure walked = new NakedExposure(known, 0, 1);
            for (int step = 0; step < 60; step++) {
                int instrument = random.nextInt(table.size());
                if (random.nextInt(4) == 0) {
                    Shop.stale(known, instrument);
                } else {
                    long bid = 50 + random.nextInt(100);
                    Shop.quote(known, instrument, bid, bid + 1 + random.nextInt(9), step + 1);
                }
                int asset = random.nextInt(table.assets().size());
                int settlement = random.nextInt(2);
                long units = (random.nextBoolean() ? 1 : -1) * (1 + random.nextLong(1_000_000_000L));
                assertEquals(walk(table, known, walked, asset, settlement, units),
                        priced.worth(asset, settlement, units), "seed " + seed + ", step " + step);
            }
        }
    }

    private static long walk(InstrumentTable table, QuoteTable quotes, NakedExposure by, int asset, int settlement,
            long units) {
        int market = pricing(table, quotes, asset, settlement);
        if (market >= 0) {
            return by.value(market, asset, units);
        }
        List<long[]> ways = new ArrayList<>();
        for (Instrument first : table.instruments()) {
            int other = other(first, asset);
            int last = other < 0 ? -1 : pricing(table, quotes, other, settlement);
            if (last >= 0) {
                long markets = table.instruments().stream().filter(on -> other(on, other) == settlement).count();
                ways.add(new long[] {first.id(), other, last, markets});
            }
        }
        ways.sort((a, b) -> Long.compare(b[3], a[3]));
        long worth = 0;
        for (long[] way : ways.subList(0, Math.min(ConversionPaths.BETWEEN_MAX, ways.size()))) {
            long between = by.value((int) way[0], asset, units);
            worth = between == Long.MAX_VALUE ? between
                    : by.value((int) way[2], (int) way[1], units > 0 ? between : -between);
            if (worth != Long.MAX_VALUE && quotes.sane((int) way[0]) && quotes.sane((int) way[2])) {
                return worth;
            }
        }
        return worth;
    }

    private static int pricing(InstrumentTable table, QuoteTable quotes, int asset, int settlement) {
        List<Instrument> markets = table.instruments().stream()
                .filter(instrument -> other(instrument, asset) == settlement).toList();
        return markets.stream().filter(instrument -> quotes.sane(instrument.id())).findFirst()
                .or(() -> markets.stream().findFirst()).map(Instrument::id).orElse(-1);
    }

    private static int other(Instrument instrument, int asset) {
        int base = instrument.base().id();
        int quote = instrument.quote().id();
        return base == asset ? quote : quote == asset ? base : -1;
    }

    /** However many instruments there are, and however many of them lead to the settlement asset. */
    @Test
    void shouldLookAtNoMoreWaysInALargeMarket() {
        SplittableRandom random = new SplittableRandom(1);
        ConversionPaths paths = new ConversionPaths(market(random, 400, 40, 3_000), 0);
        int most = 0;
        for (int asset = 1; asset < 400; asset++) {
            most = Math.max(most, paths.between(asset, 0).length);
        }
        assertEquals(ConversionPaths.BETWEEN_MAX, most);
    }

    private static InstrumentTable market(SplittableRandom random, int assetCount, int hubs, int count) {
        List<Asset> assets = new ArrayList<>();
        for (int id = 0; id < assetCount; id++) {
            assets.add(new Asset(id, "A" + id, 8));
        }
        List<Instrument> instruments = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            int quote = random.nextInt(hubs);
            int base = (quote + 1 + random.nextInt(assetCount - 1)) % assetCount;
            instruments.add(new Instrument(id, Shop.ALPHA, "I" + id, Kind.SPOT, assets.get(base), assets.get(quote), 2,
                    4, 1, 1, 1, 0, 100_000, FeeSide.QUOTE));
        }
        return InstrumentTable.of(List.of(Shop.ALPHA), assets, instruments);
    }
}
