package arbd.daemon.decide;

import arbd.execution.order.Report;
import arbd.execution.risk.RouteHaltGate;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;
import arbd.route.RouteCosts;

/**
 * Compares what every fill was charged with what is assumed. One fill that was charged more stops its route, and the
 * rate that it was charged counts from then on, for every route. A unit more is rounding. What is charged in a third
 * asset cannot be compared exactly: its price is the venue's. Owned by decide; allocates nothing.
 */
final class FeeCheck {
    private final Books books;
    private final InstrumentTable instruments;
    private final RouteHaltGate halts;
    private final Overcharge overcharge = new Overcharge();

    FeeCheck(Books books, RouteHaltGate halts) {
        this.books = books;
        this.instruments = books.routes.instruments();
        this.halts = halts;
    }

    /** Looks at one execution of an order of this route. */
    void fill(int route, int instrument, boolean buys, Report report, DecisionSink out) {
        Instrument traded = instruments.get(instrument);
        long amount = amount(traded, report);
        if (amount <= 0) {
            return;
        }
        Side side = buys ? Side.BUY : Side.SELL;
        long assumed = Money.fee(amount, books.costs.feeE8(instrument, side));
        if (report.fee - 1 <= assumed) {
            return;
        }
        note(instrument, report, assumed, rate(report.fee, amount));
        books.charged(instrument, side, overcharge.chargedE8);
        out.overcharged(overcharge);
        halts.halt(route, RouteHaltGate.FOR_EVER);
        out.halt(true, route, instrument, HaltReason.FEE, RouteHaltGate.FOR_EVER);
    }

    /** What the fee is a part of, in its asset; 0 = it is charged in a third one, or not at all. */
    private static long amount(Instrument traded, Report report) {
        if (report.feeAsset == traded.quote().id()) {
            return Money.notionalCeil(traded, report.px, report.qty);
        }
        return report.feeAsset == traded.base().id() ? Money.baseCeil(traded, report.qty) : 0;
    }

    private static long rate(long fee, long amount) {
        return Math.min(RouteCosts.RATE_MAX_E8, Wide.mulDivCeil(fee, Instrument.E8, amount));
    }

    private void note(int instrument, Report report, long assumed, long chargedE8) {
        overcharge.epoch = report.epoch;
        overcharge.number = report.number;
        overcharge.instrument = instrument;
        overcharge.tradeId = report.tradeId;
        overcharge.asset = report.feeAsset;
        overcharge.assumed = assumed;
        overcharge.charged = report.fee;
        overcharge.chargedE8 = chargedE8;
    }
}
