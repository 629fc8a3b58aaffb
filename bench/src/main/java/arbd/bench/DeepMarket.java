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
import arbd.route.RouteCosts;
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
        List<Route> all = new ArrayList<>(Routes.build(instruments, RouteRules.of(EnumSet.allOf(RouteKind.class),
                List.of(spot.quote()))).routes());
        all.add(four(all.size(), spot.quote()));
        this.routes = RouteTable.of(instruments, all);
        this.references = new QuoteStream(instruments, seed, 0);
        this.random = new SplittableRandom(seed);
    }

    /** Every route of every kind. */
    public RouteTable routes() {
        return routes;
    }

    /** Two assets bought on one venue and sold on another. */
    private Route four(int id, Asset settlement) {
        Asset btc = asset("BTC");
        Asset eth = asset("ETH");
        List<Leg> legs = List.of(
                new Leg(listed(0, btc, settlement), Side.BUY), new Leg(listed(0, eth, btc), Side.BUY),
                new Leg(listed(2, eth, btc), Side.SELL), new Leg(listed(2, btc, settlement), Side.SELL));
        return new Route(id, RouteKind.CYCLIC, legs, settlement, "USDT>BTC>ETH>BTC>USDT over two venues");
    }

    private Asset asset(String name) {
        return instruments.assets().stream().filter(asset -> asset.name().equals(name)).findFirst().orElseThrow();
    }

    private int listed(int venue, Asset base, Asset quote) {
        return instruments.instruments().stream()
                .filter(listed -> listed.venue().id() == venue && listed.kind() == Kind.SPOT
                        && listed.base().id() == base.id() && listed.quote().id() == quote.id())
                .findFirst().orElseThrow().id();
    }

    /** A route of this kind, drawn at random. */
    public Route route(RouteKind kind) {
        return route(kind, kind == RouteKind.CYCLIC || kind == RouteKind.SYNTHETIC ? 3 : 2);
    }

    /** A route of this kind and so many legs, drawn at random. */
    public Route route(RouteKind kind, int legs) {
        List<Route> of = routes.routes().stream()
                .filter(route -> route.kind() == kind && route.legs().size() == legs)
                .toList();
        return of.get(random.nextInt(of.size()));
    }

    /** Every cost that a route can have, each small. */
    public RouteCosts costs() {
        RouteCosts costs = new RouteCosts(routes);
        for (Route route : routes.routes()) {
            costs.setFlat(route.id(), 1_000, 1_000);
            costs.setPremium(route.id(), 5_000);
            costs.setSlippage(route.id(), 5_000);
            costs.setDecay(route.id(), 5_000);
            costs.setBorrow(route.id(), 1_000);
            costs.setExit(route.id(), 1_000);
            costs.setHold(route.id(), 100);
        }
        for (Instrument instrument : instruments.instruments()) {
            costs.setFunding(instrument.id(), -10_000, 10, 5);
            costs.setTarget(instrument.venue().id(), instrument.base().id(), 1_000_000_000L, 5_000);
        }
        return costs;
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
