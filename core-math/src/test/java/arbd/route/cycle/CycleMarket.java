package arbd.route.cycle;

import arbd.market.Asset;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Markets whose rates wander around consistent values, so that cycles are nearly worth it and sometimes are. */
final class CycleMarket {
    final InstrumentTable table;
    final double[] buyRate;
    final double[] sellRate;
    private final double[] value;
    private final Random random;
    private final double noise;

    CycleMarket(InstrumentTable table, Random random, double noise) {
        this.table = table;
        this.random = random;
        this.noise = noise;
        this.buyRate = new double[table.size()];
        this.sellRate = new double[table.size()];
        this.value = new double[table.assets().size()];
        for (int i = 0; i < value.length; i++) {
            value[i] = Math.exp(4 * random.nextGaussian());
        }
    }

    /** Up to {@code assetsMax} assets on one to four venues; some markets are missing, some there twice. */
    static InstrumentTable random(Random random, int assetsMax) {
        int count = 3 + random.nextInt(assetsMax - 2);
        double density = random.nextDouble();
        List<Venue> venues = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            venues.add(new Venue(i, "v" + i, "x"));
        }
        List<Asset> assets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assets.add(new Asset(i, "A" + i, 8));
        }
        List<Instrument> instruments = new ArrayList<>();
        for (Venue venue : venues) {
            for (int base = 0; base < count; base++) {
                for (int quote = 0; quote < count; quote++) {
                    if (base != quote && random.nextDouble() < density * (quote < 3 ? 0.8 : 0.3)) {
                        Kind kind = random.nextInt(20) == 0 ? Kind.PERP_LINEAR : Kind.SPOT;
                        add(instruments, venue, kind, assets.get(base), assets.get(quote));
                    }
                }
            }
        }
        if (instruments.isEmpty()) {
            add(instruments, venues.get(0), Kind.SPOT, assets.get(0), assets.get(1));
        }
        return InstrumentTable.of(venues, assets, instruments);
    }

    /** So many assets on one venue, each of which trades against each other. */
    static InstrumentTable complete(int count) {
        Venue venue = new Venue(0, "v", "x");
        List<Asset> assets = new ArrayList<>();
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            assets.add(new Asset(i, "A" + i, 8));
            for (int quote = 0; quote < i; quote++) {
                add(instruments, venue, Kind.SPOT, assets.get(i), assets.get(quote));
            }
        }
        return InstrumentTable.of(List.of(venue), assets, instruments);
    }

    static void add(List<Instrument> into, Venue venue, Kind kind, Asset base, Asset quote) {
        int id = into.size();
        into.add(new Instrument(id, venue, "s" + id, kind, base, quote, 8, 8, 1, 1, 0, 0, 0, FeeSide.QUOTE));
    }

    /** Draws the next rates of one market. */
    void move(int instrument) {
        double price = value[table.get(instrument).base().id()] / value[table.get(instrument).quote().id()]
                * Math.exp(noise * random.nextGaussian());
        double cost = Math.exp(-0.0005);
        buyRate[instrument] = cost / price;
        sellRate[instrument] = cost * price;
    }

    /** The market must not be priced any more. */
    void vanish(int instrument) {
        buyRate[instrument] = 0;
        sellRate[instrument] = 0;
    }
}
