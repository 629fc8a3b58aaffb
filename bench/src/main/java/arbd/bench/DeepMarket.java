package arbd.bench;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import arbd.route.Leg;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteKind;
import arbd.route.RouteRules;
import arbd.route.RouteTable;
import arbd.route.Routes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/** The simulated profile's instruments and one perpetual, with books so deep and so far apart that routes pay. */
public final class DeepMarket {
    private static final int LEVELS = 10;
    /** Each leg is so much better than the reference: more than any leg's fee. */
    private static final double EDGE = 60e-4;
    private static final double LEVEL_STEP = 5e-4;

    private final InstrumentTable instruments;
    private final RouteTable routes;
    private final QuoteStream references;
    private final SplittableRandom random;

    /** A market, the same for the same seed. */
    public DeepMarket(long seed) {
        SimMarket market = SimMarket.load();
        List<Venue> venues = new ArrayList<>(market.instruments().venues());
        List<Asset> assets = market.instruments().assets();
        List<Instrument> listed = new ArrayList<>(market.instruments().instruments());
        Venue perps = new Venue(venues.size(), "perps", "binance-usdm");
        venues.add(perps);
        Instrument spot = listed.get(0);
        listed.add(new Instrument(listed.size(), perps, "BTCUSDT", Kind.PERP_LINEAR, spot.base(), spot.quote(), 1, 3,
                1, 1, 1, 10_000_000_000L, 50_000, FeeSide.QUOTE));
        this.instruments = InstrumentTable.of(venues, assets, listed);
        this.routes = Routes.build(instruments, RouteRules.of(EnumSet.allOf(RouteKind.class),
                List.of(spot.quote())));
        this.references = new QuoteStream(instruments, seed, 0);
        this.random = new SplittableRandom(seed);
    }

    /** Every route of every kind. */
    public RouteTable routes() {
        return routes;
    }

    /** A route of this kind, drawn at random. */
    public Route route(RouteKind kind) {
        List<Route> of = routes.routes().stream().filter(route -> route.kind() == kind).toList();
        return of.get(random.nextInt(of.size()));
    }

    /** Books on which this route pays, for some levels. */
    public QuoteTable quotes(Route route) {
        QuoteTable quotes = new QuoteTable(instruments);
        for (Leg leg : route.legs()) {
            quotes.apply(book(leg));
        }
        return quotes;
    }

    private Tick book(Leg leg) {
        Instrument instrument = instruments.get(leg.instrument());
        Tick tick = new Tick();
        references.quote(leg.instrument(), tick);
        double better = leg.side() == Side.BUY ? 1 - EDGE : 1 + EDGE;
        long bid = onStep(tick.bidPx[0] * better, instrument);
        long ask = bid + Math.max(instrument.pxIncrement(), tick.askPx[0] - tick.bidPx[0]);
        tick.type = Tick.DEPTH;
        tick.bids = LEVELS;
        tick.asks = LEVELS;
        for (int i = 0; i < LEVELS; i++) {
            long away = i * Math.max(instrument.pxIncrement(), onStep(bid * LEVEL_STEP, instrument));
            tick.bidPx[i] = bid - away;
            tick.askPx[i] = ask + away;
            tick.bidQty[i] = qty(tick.bidQty[0], instrument);
            tick.askQty[i] = qty(tick.askQty[0], instrument);
        }
        return tick;
    }

    private long qty(long around, Instrument instrument) {
        long qty = (long) (around * (0.3 + random.nextDouble() / 2));
        return Math.max(1, qty / instrument.qtyIncrement()) * instrument.qtyIncrement();
    }

    private static long onStep(double px, Instrument instrument) {
        return (long) (px / instrument.pxIncrement()) * instrument.pxIncrement();
    }
}
