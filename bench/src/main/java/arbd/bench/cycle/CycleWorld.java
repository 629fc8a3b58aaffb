package arbd.bench.cycle;

import arbd.bench.goal.WrongAnswerException;
import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Markets around consistent prices, and ticks of which none makes a cycle gain: each market costs between 2 and 50
 * basis points, fee and half its spread, and its prices wander by less. So a detour over tight markets is often cheaper
 * than the direct way, as it is in the world. Immutable.
 */
public final class CycleWorld {
    /** Assets of the goal. */
    public static final int ASSETS = 32;

    private static final int TICKS = 1 << 12;
    private static final double COST_MIN = 0.0002;
    private static final double COST_RANGE = 25;
    /** A tick that makes a cycle gain, whatever the noise. */
    private static final double OPPORTUNITY = 1.10;

    private static final Venue VENUE = new Venue(0, "venue", "binance");

    private final InstrumentTable table;
    private final double[] price;
    private final double[] kept;
    private final int[] market = new int[TICKS];
    private final double[] buyRate = new double[TICKS];
    private final double[] sellRate = new double[TICKS];

    private CycleWorld(InstrumentTable table, Random random) {
        this.table = table;
        double[] value = new double[table.assets().size()];
        for (int i = 0; i < value.length; i++) {
            value[i] = StrictMath.exp(3 * random.nextGaussian());
        }
        this.price = new double[table.size()];
        this.kept = new double[table.size()];
        for (int i = 0; i < price.length; i++) {
            price[i] = value[table.get(i).base().id()] / value[table.get(i).quote().id()];
            kept[i] = 1 - COST_MIN * StrictMath.pow(COST_RANGE, random.nextDouble());
        }
        for (int tick = 0; tick < TICKS; tick++) {
            market[tick] = tick < price.length ? tick : random.nextInt(price.length);
            int at = market[tick];
            double now = price[at] * (1 + (1 - kept[at]) * (random.nextDouble() - 0.5));
            buyRate[tick] = kept[at] / now;
            sellRate[tick] = kept[at] * now;
        }
    }

    /** So many assets on one venue, each of which trades against every other. */
    public static CycleWorld complete(int assets, long seed) {
        List<Instrument> markets = new ArrayList<>();
        List<Asset> all = assets(assets);
        for (int base = 0; base < assets; base++) {
            for (int quote = 0; quote < base; quote++) {
                add(markets, all.get(base), all.get(quote));
            }
        }
        return new CycleWorld(InstrumentTable.of(List.of(VENUE), all, markets), new Random(seed));
    }

    /**
     * An exchange: so many assets that trade against two to five out of the first, which trade against each other.
     *
     * @param hubs assets that the others trade against, at least 5
     */
    public static CycleWorld exchange(int hubs, int others, long seed) {
        Random random = new Random(seed);
        List<Instrument> markets = new ArrayList<>();
        List<Asset> all = assets(hubs + others);
        for (int base = 0; base < hubs + others; base++) {
            int links = base < hubs ? base : 2 + random.nextInt(4);
            int first = base < hubs ? 0 : random.nextInt(hubs);
            for (int i = 0; i < links; i++) {
                add(markets, all.get(base), all.get((first + i) % hubs));
            }
        }
        return new CycleWorld(InstrumentTable.of(List.of(VENUE), all, markets), random);
    }

    private static List<Asset> assets(int count) {
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assets.add(new Asset(i, "A" + i, 8));
        }
        return assets;
    }

    private static void add(List<Instrument> markets, Asset base, Asset quote) {
        int id = markets.size();
        markets.add(new Instrument(id, VENUE, "M" + id, Kind.SPOT, base, quote, 8, 8, 1, 1, 0, 0, 0, FeeSide.QUOTE));
    }

    /** Venue, assets, markets. */
    public InstrumentTable table() {
        return table;
    }

    /** Tells a side so many ticks, the first being that of this number, and returns how often it saw a gain. */
    public int tell(CycleSide side, int first, int count) {
        int seen = 0;
        for (int i = first; i < first + count; i++) {
            int at = i & TICKS - 1;
            seen += side.tick(market[at], buyRate[at], sellRate[at]) ? 1 : 0;
        }
        return seen;
    }

    /** Tells a side the middle of every market. */
    public void open(CycleSide side) {
        for (int i = 0; i < price.length; i++) {
            side.tick(i, kept[i] / price[i], kept[i] * price[i]);
        }
    }

    /**
     * Tells a side all ticks, and after every hundredth one that makes a cycle gain and one that ends it.
     *
     * @throws WrongAnswerException when it sees anything else than that
     */
    public void check(CycleSide side) throws WrongAnswerException {
        open(side);
        for (int tick = 0; tick < TICKS; tick++) {
            int at = market[tick];
            expect(side.tick(at, buyRate[tick], sellRate[tick]), false, side, tick);
            if (tick % 100 == 0) {
                boolean seen = side.tick(at, OPPORTUNITY / price[at], price[at] / OPPORTUNITY);
                expect(seen, true, side, tick);
                expect(side.tick(at, buyRate[tick], sellRate[tick]), false, side, tick);
            }
        }
    }

    private static void expect(boolean seen, boolean expected, CycleSide side, int tick) throws WrongAnswerException {
        if (seen != expected) {
            throw new WrongAnswerException(side.getClass().getSimpleName() + " sees " + (seen ? "a" : "no")
                    + " gain at tick " + tick);
        }
    }
}
