package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What executions moved, per asset, net of fees: the naive twin of decide's books. Where px x qty does not fit the
 * quote asset's decimals, what is paid is rounded up and what is received down. A perpetual counts in two ways: as if
 * base and quote had changed hands, and as wallets see it.
 */
final class FillSums {
    private final InstrumentTable table;
    private final Map<String, BigDecimal> sums = new TreeMap<>();
    private final Map<String, BigDecimal> wallets = new TreeMap<>();
    private final Set<String> trades = new HashSet<>();

    FillSums(InstrumentTable table) {
        this.table = table;
    }

    /** Adds an execution, unless it was told before (by venue and trade id). */
    void add(JournalFacts.Fill fill, Map<OrderKey, JournalFacts.Placed> orders) {
        if (!trades.add(fill.venue() + "/" + fill.tradeId())) {
            return;
        }
        JournalFacts.Placed order = orders.get(fill.key());
        assertTrue(order != null, () -> "a fill of an order that was never journaled: " + fill);
        Instrument instrument = table.get(order.instrument());
        BigDecimal qty = BigDecimal.valueOf(fill.qty(), instrument.qtyDecimals());
        BigDecimal exact = BigDecimal.valueOf(fill.px(), instrument.pxDecimals()).multiply(qty);
        boolean buys = order.side() == Side.BUY;
        BigDecimal cost = exact.setScale(instrument.quote().decimals(),
                buys ? RoundingMode.CEILING : RoundingMode.FLOOR);
        boolean spot = instrument.kind() == Kind.SPOT;
        move(instrument.base(), buys ? qty : qty.negate(), spot);
        move(instrument.quote(), buys ? cost.negate() : cost, spot);
        if (!spot) {
            move(wallets, instrument.quote(), BigDecimal.valueOf(fill.realised(), instrument.quote().decimals()));
        }
        if (fill.feeAsset() >= 0) {
            Asset asset = table.assets().get(fill.feeAsset());
            move(asset, BigDecimal.valueOf(fill.fee(), asset.decimals()).negate(), true);
        }
    }

    /** Adds what moved a wallet and was no fill. */
    void add(JournalFacts.Flow flow) {
        Asset asset = table.assets().get(flow.asset());
        move(wallets, asset, BigDecimal.valueOf(flow.units(), asset.decimals()));
    }

    /** Distinct executions, as {@code venue id/trade id}. */
    Set<String> trades() {
        return trades;
    }

    /** What wallets should have moved, by asset name. */
    Map<String, BigDecimal> wallets() {
        return normal(wallets);
    }

    /** Sums by asset name, without those that are zero, in shortest form. */
    Map<String, BigDecimal> sums() {
        return normal(sums);
    }

    /** Without zeros, in shortest form, so that equal amounts are equal objects. */
    static Map<String, BigDecimal> normal(Map<String, BigDecimal> amounts) {
        Map<String, BigDecimal> normal = new TreeMap<>();
        amounts.forEach((asset, amount) -> {
            if (amount.signum() != 0) {
                normal.put(asset, amount.stripTrailingZeros());
            }
        });
        return normal;
    }

    private void move(Asset asset, BigDecimal amount, boolean inWallets) {
        move(sums, asset, amount);
        if (inWallets) {
            move(wallets, asset, amount);
        }
    }

    private static void move(Map<String, BigDecimal> into, Asset asset, BigDecimal amount) {
        into.merge(asset.name(), amount, BigDecimal::add);
    }
}
