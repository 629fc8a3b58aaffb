package arbd.market;

import java.util.Arrays;
import java.util.List;

/**
 * Which assets count as another one, and what that costs: wrapped, bridged and stable coins that somebody has put into
 * a table. Nothing is equivalent by its name. Immutable.
 */
public final class Equivalents {
    /**
     * One row of the table.
     *
     * @param asset what is counted as another asset
     * @param as what it is counted as, of the same decimals, not itself in the table as an asset
     * @param haircutE8 cost of passing from one to the other, either way, in 1e-8 of the amount; the least of it when
     *         a market prices it
     * @param through the spot instrument whose book prices the passage, or {@link #NONE}
     */
    public record Row(Asset asset, Asset as, long haircutE8, int through) {
        /** A passage at a fixed cost. */
        public Row(Asset asset, Asset as, long haircutE8) {
            this(asset, as, haircutE8, NONE);
        }
    }

    /** No instrument: the haircut is fixed. */
    public static final int NONE = -1;

    private final int[] as;
    private final long[] haircutE8;
    private final int[] through;

    private Equivalents(int assets) {
        this.as = new int[assets];
        this.haircutE8 = new long[assets];
        this.through = new int[assets];
        Arrays.fill(through, NONE);
        for (int asset = 0; asset < assets; asset++) {
            as[asset] = asset;
        }
    }

    /** Every asset is itself. */
    public static Equivalents none(List<Asset> assets) {
        return new Equivalents(assets.size());
    }

    /**
     * The table.
     *
     * @throws IllegalArgumentException when an asset is listed twice, as itself, as one that is listed, with other
     *         decimals, or with a haircut that is negative or half of the whole or more
     */
    public static Equivalents of(List<Asset> assets, List<Row> rows) {
        Equivalents table = new Equivalents(assets.size());
        for (Row row : rows) {
            String name = row.asset.name();
            Require.that(table.as[row.asset.id()] == row.asset.id(), "%s is equivalent to two assets", name);
            Require.that(row.asset.id() != row.as.id(), "%s is equivalent to itself", name);
            Require.that(row.asset.decimals() == row.as.decimals(), "%s has other decimals than %s", name,
                    row.as.name());
            Require.that(row.haircutE8 >= 0 && row.haircutE8 < Instrument.E8 / 2,
                    "%s: haircut must be 0 to half of the whole, was %d", name, row.haircutE8);
            table.as[row.asset.id()] = row.as.id();
            table.haircutE8[row.asset.id()] = row.haircutE8;
            table.through[row.asset.id()] = row.through;
        }
        for (Row row : rows) {
            Require.that(table.as[row.as.id()] == row.as.id(), "%s is equivalent to %s, which counts as another asset",
                    row.asset.name(), row.as.name());
        }
        return table;
    }

    /** What an asset is counted as, itself when it is in no row. */
    public int as(int asset) {
        return as[asset];
    }

    /** Least cost of having one asset where the other is wanted, in 1e-8 of the amount; 0 for the same asset. */
    public long haircutE8(int from, int to) {
        return from == to ? 0 : haircutE8[from] + haircutE8[to];
    }

    /** Least cost of passing from an asset to what it counts as, or back, in 1e-8 of the amount. */
    public long leastE8(int asset) {
        return haircutE8[asset];
    }

    /** The spot instrument whose book prices that passage: dense instrument id, or {@link #NONE}. */
    public int through(int asset) {
        return through[asset];
    }

    /** A book that prices a passage is of just the two assets: what it says is what passing costs. */
    void check(Instrument[] instruments) {
        for (int asset = 0; asset < as.length; asset++) {
            if (through[asset] == NONE) {
                continue;
            }
            Require.that(through[asset] >= 0 && through[asset] < instruments.length,
                    "asset %d is priced through no instrument, %d", asset, through[asset]);
            Instrument by = instruments[through[asset]];
            int base = by.base().id();
            int quote = by.quote().id();
            Require.that(by.kind() == Kind.SPOT
                    && (base == asset && quote == as[asset] || quote == asset && base == as[asset]),
                    "%s is not the spot market of asset %d and what it counts as", by.title(), asset);
        }
    }
}
