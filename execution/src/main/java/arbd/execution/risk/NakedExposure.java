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
    private final long[] units;
    private final long[] lastPx;

    /** Nothing naked. */
    public NakedExposure(QuoteTable quotes) {
        this.instruments = quotes.instruments();
        this.quotes = quotes;
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
     *         no price is known on the way
     */
    public long worth(int asset, int settlement, long signedUnits) {
        int by = pricing(asset, settlement);
        if (by != NONE) {
            return value(by, asset, signedUnits);
        }
        long worth = 0;
        for (int i = 0; i < instruments.size(); i++) {
            int other = other(instruments.get(i), asset);
            int last = other == NONE ? NONE : pricing(other, settlement);
            if (last != NONE) {
                long between = value(i, asset, signedUnits);
                worth = between == Long.MAX_VALUE ? between
                        : value(last, other, signedUnits > 0 ? between : -between);
                if (worth != Long.MAX_VALUE && quotes.sane(i) && quotes.sane(last)) {
                    return worth;
                }
            }
        }
        return worth;
    }

    /** What an instrument trades an asset for, or {@link #NONE}. */
    private static int other(Instrument instrument, int asset) {
        int base = instrument.base().id();
        int quote = instrument.quote().id();
        return base == asset ? quote : quote == asset ? base : NONE;
    }

    /**
     * What signed units of one asset of an instrument are worth in the other, at its best opposite price, or at the
     * last one known.
     *
     * @return units of the other asset, not negative; {@link Long#MAX_VALUE} when no price is known
     */
    public long value(int instrument, int asset, long signedUnits) {
        Instrument by = instruments.get(instrument);
        boolean base = by.base().id() == asset;
        Side side = signedUnits > 0 == base ? Side.SELL : Side.BUY;
        int at = instrument * 2 + side.ordinal();
        if (quotes.sane(instrument)) {
            lastPx[at] = quotes.px(instrument, side, 0);
        }
        return lastPx[at] == 0 ? Long.MAX_VALUE : value(by, asset, signedUnits, lastPx[at]);
    }

    /** The same at a given price: long rounded down, short rounded up. */
    public static long value(Instrument by, int asset, long signedUnits, long px) {
        long units = Math.abs(signedUnits);
        if (by.base().id() == asset) {
            long qty = Money.qtyFloor(by, units);
            return signedUnits > 0 ? Money.notionalFloor(by, px, qty) : Money.notionalCeil(by, px, qty);
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

    /**
     * The instrument that prices an asset in a settlement asset, or in what counts as that: a live one if there is any,
     * else the first.
     */
    private int pricing(int asset, int settlement) {
        int found = NONE;
        for (int i = 0; i < instruments.size(); i++) {
            Instrument instrument = instruments.get(i);
            int base = instrument.base().id();
            int quote = instrument.quote().id();
            if (base == asset && kin(quote, settlement) || kin(base, settlement) && quote == asset) {
                if (quotes.sane(i)) {
                    return i;
                }
                found = found == NONE ? i : found;
            }
        }
        return found;
    }
}
