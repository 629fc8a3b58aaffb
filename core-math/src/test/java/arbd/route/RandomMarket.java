package arbd.route;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Tick;
import arbd.market.Venue;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;

/** Three assets on three venues with small random books around consistent values, so that small edges are common. */
final class RandomMarket {
    static final int ABSURD = 1_000_000;

    final InstrumentTable instruments;
    final RouteTable routes;
    final QuoteTable quotes;
    private final Random random;
    private final double[] value = new double[3];
    /** Some markets trade in few coarse lots, where rounding rules, others in many fine ones, where depth does. */
    private final int lotsMax;

    RandomMarket(Random random) {
        this(random, random.nextBoolean() ? 24 : 300);
    }

    /** {@code lotsMax} from {@link #ABSURD} on asks for numbers that do not fit anywhere. */
    RandomMarket(Random random, int lotsMax) {
        this.random = random;
        this.lotsMax = lotsMax;
        List<Venue> venues = List.of(new Venue(0, "alpha", "x"), new Venue(1, "beta", "x"),
                new Venue(2, "perps", "x"));
        List<Asset> assets = List.of(asset(0, "USD"), asset(1, "BTC"), asset(2, "ETH"));
        value[0] = 1;
        value[1] = 20 + random.nextInt(400);
        value[2] = 5 + random.nextInt(100);
        boolean flipped = random.nextBoolean();
        this.instruments = InstrumentTable.of(venues, assets, List.of(
                instrument(0, venues.get(0), Kind.SPOT, assets.get(1), assets.get(0)),
                instrument(1, venues.get(1), Kind.SPOT, assets.get(1), assets.get(0)),
                instrument(2, venues.get(0), Kind.SPOT, assets.get(2), assets.get(0)),
                instrument(3, venues.get(0), Kind.SPOT, assets.get(flipped ? 1 : 2), assets.get(flipped ? 2 : 1)),
                instrument(4, venues.get(2), Kind.PERP_LINEAR, assets.get(1), assets.get(0))));
        this.routes = Routes.build(instruments,
                RouteRules.of(EnumSet.allOf(RouteKind.class), List.of(assets.get(0))));
        this.quotes = new QuoteTable(instruments);
        instruments.instruments().forEach(instrument -> quotes.apply(book(instrument)));
    }

    private Asset asset(int id, String name) {
        return new Asset(id, name, lotsMax >= ABSURD ? random.nextInt(19) : 3 + random.nextInt(6));
    }

    private Instrument instrument(int id, Venue venue, Kind kind, Asset base, Asset quote) {
        int fewDecimals = lotsMax > 100 ? 2 + random.nextInt(2) : random.nextInt(5);
        int qtyDecimals = lotsMax >= ABSURD ? random.nextInt(13) : fewDecimals;
        long lot = random.nextInt(3) == 0 ? 1 + random.nextInt(lotsMax > 100 ? 5 : 25) : 1;
        long minQty = random.nextBoolean() ? 0 : lot * random.nextInt(4);
        long unit = (long) Math.pow(10, quote.decimals());
        double lotValue = lot / Math.pow(10, qtyDecimals) * value[base.id()] / value[quote.id()];
        long minNotional = random.nextBoolean() ? 0 : (long) (unit * lotValue * 3 * random.nextDouble());
        long fee = random.nextInt(5) == 0 ? -random.nextInt(20_000) : random.nextInt(200_000);
        int pxDecimals = lotsMax >= ABSURD ? random.nextInt(13) : 2 + random.nextInt(4);
        FeeSide side = random.nextBoolean() ? FeeSide.QUOTE : FeeSide.RECEIVED;
        return new Instrument(id, venue, "s" + id, kind, base, quote, pxDecimals, qtyDecimals, 1, lot,
                minQty, minNotional, fee, side);
    }

    private Tick book(Instrument instrument) {
        double scale = Math.pow(10, instrument.pxDecimals());
        double middle = value[instrument.base().id()] / value[instrument.quote().id()]
                * (1 + 0.01 * random.nextGaussian());
        Tick tick = new Tick();
        tick.type = Tick.DEPTH;
        tick.instrument = instrument.id();
        long bid = Math.max(5, (long) (middle * scale));
        long ask = bid + 1 + random.nextInt(3);
        for (int level = 0; level < 1 + random.nextInt(4) && bid > 0; level++) {
            tick.bidPx[level] = bid;
            tick.bidQty[level] = qty(instrument);
            tick.askPx[level] = ask;
            tick.askQty[level] = qty(instrument);
            tick.bids = level + 1;
            tick.asks = level + 1;
            bid -= 1 + random.nextInt(1 + (int) Math.min(1_000_000, bid / 500));
            ask += 1 + random.nextInt(1 + (int) Math.min(1_000_000, ask / 500));
        }
        return tick;
    }

    private long qty(Instrument instrument) {
        long lot = instrument.qtyIncrement();
        if (lotsMax >= ABSURD) {
            return lot + (random.nextLong() >>> 1 + random.nextInt(62)) / 2;
        }
        return lot * (1 + random.nextInt(lotsMax)) + (random.nextInt(3) == 0 ? random.nextInt((int) lot) : 0);
    }

    Limits limits(int route) {
        Limits limits = new Limits();
        limits.edgeMinPpm = random.nextInt(3) == 0 ? random.nextInt(3_000) : 0;
        if (random.nextInt(3) == 0) {
            limits.notionalMax = amount(3);
        }
        if (random.nextInt(3) == 0) {
            limits.perpNotionalMax = amount(3);
        }
        if (random.nextInt(3) == 0) {
            int leg = random.nextInt(routes.legs(route));
            limits.qtyMax[leg] = random.nextInt(lotsMax) * 3L;
        }
        if (random.nextInt(3) == 0) {
            long[] free = new long[9];
            for (int i = 0; i < free.length; i++) {
                free[i] = random.nextInt(20) == 0 ? 0 : amount(i % 3);
            }
            limits.funds = (venue, asset) -> free[venue * 3 + asset];
        }
        limits.fundEveryLeg = random.nextInt(4) == 0;
        return limits;
    }

    /** Around the value of some lots, in units of that asset (3 = the settlement asset). */
    private long amount(int asset) {
        Asset counted = instruments.assets().get(asset % 3);
        double lots = random.nextInt(40) * value[1] / Math.pow(10, instruments.get(0).qtyDecimals());
        return (long) (lots * instruments.get(0).qtyIncrement() / value[counted.id()]
                * Math.pow(10, counted.decimals()));
    }
}
