package arbd.bench;

import arbd.market.Decimals;
import arbd.market.FeeSide;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Side;
import arbd.route.Leg;
import arbd.route.QuoteTable;
import arbd.route.Route;
import arbd.route.RouteKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Peer of the route sizer: a golden-section search of 60 steps for the amount that gains most, walking the levels of
 * every leg in doubles at each step. It rounds nothing, so it answers an easier question.
 */
final class SearchedSize {
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final InstrumentTable instruments;
    private final QuoteTable quotes;
    private final List<Leg> flow;
    private final double most;

    /** Searches between nothing and {@code most} whole units of the asset that is spent first. */
    SearchedSize(Route route, QuoteTable quotes, double most) {
        this.instruments = quotes.instruments();
        this.quotes = quotes;
        this.most = most;
        this.flow = new ArrayList<>(route.legs());
        if (route.kind() == RouteKind.BASIS && flow.get(0).side() == Side.SELL) {
            Collections.reverse(flow);
        }
    }

    /** The amount, whole units of the asset that is spent first. */
    double spend() {
        double low = 0;
        double high = most;
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (gain(left) < gain(right)) {
                low = left;
            } else {
                high = right;
            }
        }
        return (low + high) / 2;
    }

    /** The best of so many equally spaced amounts: the walk that needs no idea of the answer. */
    double walked(int amounts) {
        double best = 0;
        double gained = 0;
        for (int i = 1; i <= amounts; i++) {
            double amount = most * i / amounts;
            double gain = gain(amount);
            best = gain > gained ? amount : best;
            gained = Math.max(gain, gained);
        }
        return best;
    }

    /** What is received for an amount, less the amount. */
    double gain(double amount) {
        double flowing = amount;
        for (int i = 0; i < flow.size(); i++) {
            flowing = traded(flow.get(i), flowing);
        }
        return flowing - amount;
    }

    private double traded(Leg leg, double paid) {
        Instrument instrument = instruments.get(leg.instrument());
        double pxScale = Decimals.pow10(instrument.pxDecimals());
        double qtyScale = Decimals.pow10(instrument.qtyDecimals());
        boolean buys = leg.side() == Side.BUY;
        double fee = instrument.takerFeeE8() / (double) Instrument.E8;
        boolean feeInBase = buys && instrument.feeSide() == FeeSide.RECEIVED && instrument.kind() == Kind.SPOT;
        double rest = buys && !feeInBase ? paid / (1 + fee) : paid;
        double received = 0;
        for (int level = 0; rest > 0 && level < quotes.count(leg.instrument(), leg.side()); level++) {
            double px = quotes.px(leg.instrument(), leg.side(), level) / pxScale;
            double qty = quotes.qty(leg.instrument(), leg.side(), level) / qtyScale;
            double taken = Math.min(rest, buys ? px * qty : qty);
            received += buys ? taken / px : taken * px;
            rest -= taken;
        }
        return buys && !feeInBase ? received : received * (1 - fee);
    }
}
