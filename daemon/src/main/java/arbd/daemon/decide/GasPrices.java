package arbd.daemon.decide;

import arbd.daemon.decide.PoolSettings.ChainCosts;
import arbd.market.Decimals;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;
import arbd.route.AmmRoute;
import arbd.route.QuoteTable;

/**
 * What the gas of a transaction costs in a settlement asset: rounded up to units of what gas is paid in, then bought at
 * the lowest ask of the spot books that may be priced from, rounded up again. Owned by decide.
 */
final class GasPrices {
    /** No book that may be priced from tells it. */
    static final long NONE = -1;

    private static final int WEI_DECIMALS = 18;

    private final QuoteTable quotes;
    private final InstrumentTable instruments;
    private final ChainCosts[] chains;
    private final long staleAfterNanos;
    /** By venue, then by pools that the transaction trades in: units of the gas asset. */
    private final long[][] units;
    /** By venue, then by settlement asset: the spot books that buy gas with it. */
    private final int[][][] books;

    GasPrices(DecisionSettings settings, QuoteTable quotes) {
        this.quotes = quotes;
        this.instruments = quotes.instruments();
        this.chains = settings.pools().chains();
        this.staleAfterNanos = settings.staleAfterNanos();
        this.units = new long[chains.length][];
        this.books = new int[chains.length][][];
        for (int venue = 0; venue < chains.length; venue++) {
            if (chains[venue] != null) {
                units[venue] = units(chains[venue]);
                books[venue] = books(chains[venue].gasAsset());
            }
        }
    }

    private long[] units(ChainCosts chain) {
        long[] byPools = new long[AmmRoute.LEGS_MAX + 1];
        int decimals = instruments.assets().get(chain.gasAsset()).decimals();
        for (int pools = 0; pools < byPools.length; pools++) {
            long gas = Wide.add(chain.gasBase(), Wide.mulDivFloor(chain.gasPerPool(), pools, 1));
            byPools[pools] = Wide.mulDivCeil(gas, chain.gasPriceWei(), Decimals.pow10(WEI_DECIMALS - decimals));
        }
        return byPools;
    }

    private int[][] books(int gasAsset) {
        int[][] bySettlement = new int[instruments.assets().size()][];
        for (int asset = 0; asset < bySettlement.length; asset++) {
            int settlement = asset;
            bySettlement[asset] = instruments.instruments().stream()
                    .filter(book -> book.kind() == Kind.SPOT && book.base().id() == gasAsset
                            && book.quote().id() == settlement)
                    .mapToInt(Instrument::id).toArray();
        }
        return bySettlement;
    }

    /**
     * What it costs.
     *
     * @param venue the chain
     * @param pools that the transaction trades in, 0..4
     * @return units of the settlement asset; {@link #NONE} when no book tells it
     */
    long of(int venue, int pools, int settlement, long nowNanos) {
        long gas = units[venue][pools];
        if (chains[venue].gasAsset() == settlement) {
            return gas;
        }
        long least = Wide.OVERFLOW;
        for (int book : books[venue][settlement]) {
            if (quotes.sane(book) && quotes.ageNanos(book, nowNanos) <= staleAfterNanos) {
                least = Math.min(least, Money.valueCeil(instruments.get(book), quotes.px(book, Side.BUY, 0), gas));
            }
        }
        return least == Wide.OVERFLOW ? NONE : least;
    }
}
