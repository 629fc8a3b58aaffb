package arbd.execution.risk;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.StateHash;
import arbd.route.QuoteTable;

/**
 * The net of what missed legs left, per asset, and what it would take to undo it now: long is worth the bid, short
 * costs the ask. Owned by decide.
 */
public final class NakedExposure {
    private static final int NONE = -1;

    private final InstrumentTable instruments;
    private final QuoteTable quotes;
    private final ConversionPaths paths;
    private final long[] units;
    private final long[] lastPx;

    /**
     * Nothing naked.
     *
     * @param settlements assets that it is to be priced in
     */
    public NakedExposure(QuoteTable quotes, int... settlements) {
        this.instruments = quotes.instruments();
        this.quotes = quotes;
        this.paths = new ConversionPaths(instruments, settlements);
        this.units = new long[instruments.assets().size()];
        this.lastPx = new long[instruments.size() * 2];
    }

    /** Adds signed units of an asset. */
    public void add(int asset, long more) {
        units[asset] += more;
    }

    /** Signed units of an asset. */
    public long units(int asset) {
        return units[asset];
    }

    /** Whether anything is naked. */
    public boolean any() {
        for (long naked : units) {
            if (naked != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What all of it is worth, without sign.
     *
     * @return units of the settlement asset; {@link Long#MAX_VALUE} when something cannot be priced yet
     */
    public long notional(int settlement) {
        long total = 0;
        for (int asset = 0; asset < units.length; asset++) {
            if (units[asset] != 0 && !kin(asset, settlement)) {
                long value = worth(asset, settlement, units[asset]);
                total = value == Long.MAX_VALUE || total == Long.MAX_VALUE ? Long.MAX_VALUE : total + value;
            }
        }
        return total;
    }

    /**
     * What signed units of an asset are worth in a settlement asset: by a market of the two, else by way of one asset
     * between, as in the middle of a cycle of four.
     *
     * @return units of the settlement asset, not negative; 0 when no market leads there, {@link Long#MAX_VALUE} when
     *         no price is known on the way, or the settlement asset is none of those that were named at the start
     */
    public long worth(int asset, int settlement, long signedUnits) {
        if (!paths.known(settlement)) {
            return Long.MAX_VALUE;
        }
        int by = live(paths.direct(asset, settlement));
        if (by != NONE) {
            return value(by, asset, signedUnits);
        }
        long worth = 0;
        for (int first : paths.between(asset, settlement)) {
            int other = paths.other(first, asset);
            int last = live(paths.direct(other, settlement));
            long between = value(first, asset, signedUnits);
            worth = between == Long.MAX_VALUE ? between
                    : value(last, other, signedUnits > 0 ? between : -between);
            if (worth != Long.MAX_VALUE && quotes.sane(first) && quotes.sane(last)) {
                return worth;
            }
        }
        return worth;
    }

    /**
     * What signed units of one asset of an instrument are worth in the other, at its best opposite price, or at the
     * last one known.
     *
     * @return units of the other asset, not negative; {@link Long#MAX_VALUE} when no price is known
     */
    public long value(int instrument, int asset, long signedUnits) {
        int at = at(instrument, asset, signedUnits);
        if (quotes.sane(instrument)) {
            lastPx[at] = quotes.px(instrument, Side.of(at & 1), 0);
        }
        return lastPx[at] == 0 ? Long.MAX_VALUE
                : value(instruments.get(instrument), asset, signedUnits, lastPx[at]);
    }

    /**
     * The same to the unit, long rounded down and short up, whatever quantities the market trades: for what is too
     * little to be traded by itself.
     */
    public long exact(int instrument, int asset, long signedUnits) {
        Instrument by = instruments.get(instrument);
        long px = value(instrument, asset, signedUnits) == Long.MAX_VALUE
                ? 0 : lastPx[at(instrument, asset, signedUnits)];
        return px == 0 ? Long.MAX_VALUE : exact(by, asset, signedUnits, px);
    }

    /** The same at a given price. */
    public static long exact(Instrument by, int asset, long signedUnits, long px) {
        long units = Math.abs(signedUnits);
        if (by.base().id() == asset) {
            return signedUnits > 0 ? Money.valueFloor(by, px, units) : Money.valueCeil(by, px, units);
        }
        return signedUnits > 0 ? Money.unitsWithin(by, px, units) : Money.unitsReaching(by, px, units);
    }

    private int at(int instrument, int asset, long signedUnits) {
        boolean base = instruments.get(instrument).base().id() == asset;
        return instrument * 2 + (signedUnits > 0 == base ? Side.SELL : Side.BUY).ordinal();
    }

    /** Remembers the prices of a market as they are now, for when they are wanted and not to be had. */
    public void note(int instrument) {
        int base = instruments.get(instrument).base().id();
        value(instrument, base, 1);
        value(instrument, base, -1);
    }

    /** The same at a given price: long by whole quantities of the market and rounded down, short rounded up. */
    public static long value(Instrument by, int asset, long signedUnits, long px) {
        long units = Math.abs(signedUnits);
        if (by.base().id() == asset) {
            return signedUnits > 0
                    ? Money.notionalFloor(by, px, Money.qtyFloor(by, units))
                    : Money.valueCeil(by, px, units);
        }
        return signedUnits > 0
                ? Money.baseFloor(by, Money.qtyWithin(by, px, units))
                : Money.baseCeil(by, Money.qtyReaching(by, px, units));
    }

    /** Folds everything into a state hash. */
    public long foldInto(long hash) {
        long folded = hash;
        for (long naked : units) {
            folded = StateHash.mix(folded, naked);
        }
        for (long px : lastPx) {
            folded = StateHash.mix(folded, px);
        }
        return folded;
    }

    private boolean kin(int asset, int settlement) {
        return instruments.equivalents().as(asset) == instruments.equivalents().as(settlement);
    }

    /** A live one of these markets if there is any, else the first. */
    private int live(int[] markets) {
        for (int market : markets) {
            if (quotes.sane(market)) {
                return market;
            }
        }
        return markets.length == 0 ? NONE : markets[0];
    }
}
