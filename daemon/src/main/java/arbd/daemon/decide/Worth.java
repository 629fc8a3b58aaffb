package arbd.daemon.decide;

import arbd.execution.risk.NakedExposure;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteTable;
import java.util.stream.Stream;

/**
 * Gains in several settlement assets, made comparable: what each would fetch now in the first of them. Ranks only; no
 * amount is ever taken from it. Owned by decide.
 */
final class Worth {
    private static final int[] NO_MARKET = {};

    private final InstrumentTable instruments;
    private final QuoteTable quotes;
    private final int reference;
    /** By asset id: the markets that trade it for the reference, null = settles no route. */
    private final int[][] markets;
    private final int[] market;
    private final long[] px;

    Worth(RouteTable routes, QuoteTable quotes) {
        this.instruments = routes.instruments();
        this.quotes = quotes;
        this.reference = settlements(routes).findFirst().map(Asset::id).orElse(0);
        int assets = instruments.assets().size();
        this.markets = new int[assets][];
        this.market = new int[assets];
        this.px = new long[assets];
        settlements(routes).forEach(settlement -> {
            if (markets[settlement.id()] == null) {
                markets[settlement.id()] = settlement.id() == reference ? NO_MARKET : trading(settlement);
            }
        });
    }

    /** Assets that some route gains in, some of them more than once. */
    static Stream<Asset> settlements(RouteTable routes) {
        return Stream.concat(routes.routes().stream().map(Route::settlement), routes.found().settlements().stream());
    }

    /** Notes the prices of this event, before anything is taken from the books. */
    void look() {
        for (int asset = 0; asset < markets.length; asset++) {
            if (markets[asset] != null && asset != reference) {
                price(asset);
            }
        }
    }

    /**
     * What a gain would fetch.
     *
     * @param gain units of the settlement asset, not negative
     * @return units of the reference asset, 0 when there is no price
     */
    long of(int settlement, long gain) {
        if (settlement == reference) {
            return gain;
        }
        return px[settlement] == 0 ? 0
                : NakedExposure.value(instruments.get(market[settlement]), settlement, gain, px[settlement]);
    }

    private void price(int asset) {
        px[asset] = 0;
        for (int candidate : markets[asset]) {
            if (quotes.sane(candidate)) {
                boolean base = instruments.get(candidate).base().id() == asset;
                market[asset] = candidate;
                px[asset] = quotes.px(candidate, base ? Side.SELL : Side.BUY, 0);
                return;
            }
        }
    }

    private int[] trading(Asset asset) {
        return instruments.instruments().stream()
                .filter(instrument -> trades(instrument, asset.id()))
                .mapToInt(Instrument::id).toArray();
    }

    private boolean trades(Instrument instrument, int asset) {
        int base = instrument.base().id();
        int quote = instrument.quote().id();
        return base == asset && quote == reference || base == reference && quote == asset;
    }
}
