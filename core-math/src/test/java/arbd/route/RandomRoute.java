package arbd.route;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One route over small random books, with its limits and costs. The books are a little in the route's favour, the
 * instruments as odd as venues have them: lots that do not divide each other, minimums, rebates, either fee side.
 */
final class RandomRoute {
    /** What is drawn. */
    enum Shape {
        CROSS_VENUE(2, RouteKind.CROSS_VENUE), CYCLIC_3(3, RouteKind.CYCLIC), CYCLIC_4(4, RouteKind.CYCLIC),
        BASIS(2, RouteKind.BASIS), SYNTHETIC(3, RouteKind.CYCLIC);

        final int legs;
        final RouteKind kind;

        Shape(int legs, RouteKind kind) {
            this.legs = legs;
            this.kind = kind;
        }
    }

    static final int VENUES = 4;
    /** Settlement asset, three others, the settlement asset's equivalent, a venue's token, two of the second asset. */
    static final int ASSETS = 8;
    static final int EQUIVALENT = 4;
    static final int TOKEN = 5;
    static final int[] KIN = {1, 6, 7};

    final Shape shape;
    final InstrumentTable instruments;
    final RouteTable routes;
    final QuoteTable quotes;
    final Limits limits = new Limits();
    RandomCosts costs;
    /** Ids of the books that are no leg. */
    final int converterId;
    final int tokenBookId;
    /** By asset: what it counts as, the least cost of that, and the book that prices it or -1. */
    final int[] as = new int[ASSETS];
    final long[] leastE8 = new long[ASSETS];
    final int[] through = new int[ASSETS];
    private final Random random;
    private final int lotsMax;
    private final double lotWorth;
    private final double favour;
    private final boolean costly;
    private final List<Venue> venues = new ArrayList<>();
    private final List<Asset> assets = new ArrayList<>();
    private final double[] value = new double[ASSETS];
    private final List<Instrument> listed = new ArrayList<>();
    private final List<Leg> legs = new ArrayList<>();

    RandomRoute(Random random, Shape shape, int lotsMax, boolean costly) {
        this.random = random;
        this.shape = shape;
        this.lotsMax = lotsMax;
        this.costly = costly;
        Arrays.setAll(as, asset -> asset);
        Arrays.fill(through, Equivalents.NONE);
        this.lotWorth = Math.pow(10, random.nextInt(3) - 1);
        this.favour = shape.legs * new double[] {0.004, 0.02, 0.05}[random.nextInt(3)];
        for (int i = 0; i < VENUES; i++) {
            venues.add(new Venue(i, "v" + i, "x"));
        }
        for (int i = 0; i < ASSETS; i++) {
            boolean same = i == EQUIVALENT ? random.nextBoolean() : i > TOKEN;
            int other = i > TOKEN ? 1 : 0;
            assets.add(new Asset(i, "A" + i, same ? assets.get(other).decimals() : 3 + random.nextInt(6)));
            value[i] = i == 0 || i == EQUIVALENT ? 1 : same ? value[other] : 5 + random.nextInt(400);
        }
        addLegs();
        this.converterId = listed.size();
        list(0, Kind.SPOT, random.nextBoolean() ? EQUIVALENT : 0);
        this.tokenBookId = listed.size();
        listed.add(instrument(0, Kind.SPOT, TOKEN, 0));
        List<Equivalents.Row> rows = costly ? equivalents() : List.of();
        if (shape.kind == RouteKind.BASIS && legs.get(0).side() == Side.SELL && random.nextBoolean()) {
            Collections.reverse(legs);
        }
        this.instruments = InstrumentTable.of(venues, assets, listed).with(Equivalents.of(assets, rows));
        this.routes = RouteTable.of(instruments, List.of(new Route(0, shape.kind, legs, assets.get(0), shape.name())));
        this.quotes = new QuoteTable(instruments);
        again();
    }

    /** Other books, limits and costs for the same instruments. */
    void again() {
        for (Instrument instrument : listed) {
            quotes.apply(book(instrument));
        }
        costs = new RandomCosts(random, this, costly);
        limit();
    }

    /** What may be joined counts as one another, when its units are the same. */
    private List<Equivalents.Row> equivalents() {
        List<Equivalents.Row> rows = new ArrayList<>();
        for (int asset : new int[] {EQUIVALENT, KIN[1], KIN[2]}) {
            int of = asset == EQUIVALENT ? 0 : 1;
            if (assets.get(asset).decimals() == assets.get(of).decimals()) {
                as[asset] = of;
                leastE8[asset] = random.nextInt(3) == 0 ? 0 : random.nextInt(100_000);
                through[asset] = random.nextInt(3) == 0 ? Equivalents.NONE : listed.size();
                boolean turned = random.nextBoolean();
                listed.add(instrument(random.nextInt(VENUES), Kind.SPOT, turned ? of : asset, turned ? asset : of));
                rows.add(new Equivalents.Row(assets.get(asset), assets.get(of), leastE8[asset], through[asset]));
            }
        }
        return rows;
    }

    private void addLegs() {
        int[] path = switch (shape) {
            case CROSS_VENUE, BASIS -> new int[] {0, 1, 0};
            case CYCLIC_3, SYNTHETIC -> new int[] {0, 1, 2, 0};
            case CYCLIC_4 -> new int[] {0, 1, 2, 3, 0};
        };
        boolean oneVenue = shape != Shape.CROSS_VENUE && random.nextBoolean();
        boolean equivalent = shape == Shape.CROSS_VENUE && random.nextInt(3) == 0;
        boolean joined = random.nextInt(3) == 0;
        int brings = joined ? KIN[random.nextInt(3)] : 1;
        int pays = joined ? KIN[random.nextInt(3)] : 1;
        boolean perps = shape == Shape.BASIS && random.nextInt(3) == 0;
        boolean perpBought = random.nextBoolean();
        for (int i = 0; i < shape.legs; i++) {
            int from = i == 1 ? pays : path[i];
            int to = equivalent && i == 1 ? EQUIVALENT : i == 0 ? brings : path[i + 1];
            boolean perp = shape == Shape.BASIS && (perps || perpBought == (i == 0));
            boolean buys = from == 0 || to != 0 && to != EQUIVALENT && random.nextBoolean();
            int venue = oneVenue && !perp ? 0 : shape == Shape.SYNTHETIC ? Math.min(i, 1) : i;
            legs.add(new Leg(listed.size(), buys ? Side.BUY : Side.SELL));
            listed.add(instrument(venue, perp ? Kind.PERP_LINEAR : Kind.SPOT, buys ? to : from, buys ? from : to));
        }
    }

    private void list(int venue, Kind kind, int base) {
        listed.add(instrument(venue, kind, base, base == 0 ? EQUIVALENT : 0));
    }

    private Instrument instrument(int venue, Kind kind, int base, int quote) {
        Asset priced = assets.get(quote);
        // Lots of one route are worth about the same, or no size would fit all legs.
        double decimals = Math.log10(value[base] / lotWorth) + 0.8 * (random.nextDouble() - 0.5);
        int qtyDecimals = (int) Math.max(0, Math.min(5, Math.round(decimals)));
        long lot = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 1;
        long minQty = random.nextInt(shape.legs) > 0 ? 0 : lot * random.nextInt(3);
        double lotValue = lot / Math.pow(10, qtyDecimals) * value[base] / value[quote];
        long minNotional = random.nextInt(shape.legs) > 0 ? 0
                : (long) (Math.pow(10, priced.decimals()) * lotValue * 3 * random.nextDouble());
        long fee = random.nextInt(5) == 0 ? -random.nextInt(20_000) : random.nextInt(200_000);
        return new Instrument(listed.size(), venues.get(venue), "s" + listed.size(), kind, assets.get(base), priced,
                2 + random.nextInt(4), qtyDecimals, 1, lot, minQty, minNotional, fee,
                random.nextBoolean() ? FeeSide.QUOTE : FeeSide.RECEIVED);
    }

    private Tick book(Instrument instrument) {
        double middle = value[instrument.base().id()] / value[instrument.quote().id()];
        for (Leg leg : legs) {
            double better = favour * (0.5 + random.nextGaussian());
            if (leg.instrument() == instrument.id()) {
                middle *= leg.side() == Side.BUY ? 1 / (1 + Math.abs(better)) : 1 + better;
            }
        }
        for (int asset = 0; asset < ASSETS; asset++) {
            middle *= through[asset] == instrument.id() ? 1 + 0.005 * random.nextGaussian() : 1;
        }
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.instrument = instrument.id();
        long bid = Math.max(30, (long) (middle * Math.pow(10, instrument.pxDecimals())));
        long ask = bid + 1 + random.nextInt(3);
        tick.bids = 1 + random.nextInt(4);
        tick.asks = tick.bids;
        for (int level = 0; level < tick.bids; level++) {
            tick.bidPx[level] = bid;
            tick.bidQty[level] = qty(instrument);
            tick.askPx[level] = ask;
            tick.askQty[level] = qty(instrument);
            bid = Math.max(1, bid - 1 - random.nextInt(1 + (int) Math.min(1_000_000, bid / 400)));
            ask += 1 + random.nextInt(1 + (int) Math.min(1_000_000, ask / 400));
        }
        return tick;
    }

    private long qty(Instrument instrument) {
        long lot = instrument.qtyIncrement();
        return lot * (1 + random.nextInt(lotsMax)) + (random.nextInt(3) == 0 ? random.nextInt((int) lot) : 0);
    }

    private void limit() {
        limits.edgeMinPpm = random.nextInt(3) == 0 ? random.nextInt(3_000) : 0;
        limits.notionalMax = random.nextInt(4) == 0 ? amount(0) : Long.MAX_VALUE;
        limits.perpNotionalMax = random.nextInt(3) == 0 ? amount(0) : Long.MAX_VALUE;
        Arrays.fill(limits.qtyMax, Long.MAX_VALUE);
        if (random.nextInt(3) == 0) {
            limits.qtyMax[random.nextInt(shape.legs)] = random.nextInt(lotsMax) * 3L;
        }
        limits.funds = Funds.UNLIMITED;
        if (random.nextInt(4) == 0) {
            long[] free = new long[VENUES * ASSETS];
            for (int i = 0; i < free.length; i++) {
                free[i] = random.nextInt(20) == 0 ? 0 : amount(i % ASSETS);
            }
            limits.funds = (venue, asset) -> asset == TOKEN ? Long.MAX_VALUE : free[venue * ASSETS + asset];
        }
        limits.fundEveryLeg = random.nextInt(4) == 0;
        limits.wallNanos = random.nextInt(1_000);
    }

    /** Around the worth of some lots of the first leg, in units of an asset. */
    long amount(int asset) {
        Instrument first = listed.get(legs.get(0).instrument());
        double worth = random.nextInt(100) * first.qtyIncrement() / Math.pow(10, first.qtyDecimals())
                * value[first.base().id()];
        return (long) (worth / value[asset] * Math.pow(10, assets.get(asset).decimals()));
    }
}
