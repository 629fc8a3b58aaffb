package arbd.daemon.decide;

import arbd.execution.order.Report;
import arbd.execution.risk.RouteHaltGate;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Money;
import arbd.market.Side;
import arbd.market.Wide;
import arbd.route.RouteCosts;

/**
 * Compares what every fill was charged with what is assumed. One fill that was charged more stops its route, and the
 * rate that it was charged counts from then on, for every route. What the venue may round by is no difference: a unit,
 * unless {@link RouteCosts#feeRounding} says more. A fee in a third asset is compared at the bid of its book at the
 * same venue, less a fiftieth, since the venue counts at a price of its own; without such a book it is counted as not
 * compared. Owned by decide; allocates nothing.
 */
final class FeeCheck {
    /** What a third asset's price may differ by: a fiftieth. A discount or tier that is missing is far more. */
    private static final long TOLERANCE = 50;

    private final Books books;
    private final InstrumentTable instruments;
    private final RouteHaltGate halts;
    private final Overcharge overcharge = new Overcharge();
    /** What the fee at hand is a part of, in its asset. */
    private long amount;

    FeeCheck(Books books, RouteHaltGate halts) {
        this.books = books;
        this.instruments = books.routes.instruments();
        this.halts = halts;
    }

    /** Looks at one execution of an order of this route. */
    void fill(int route, int instrument, boolean buys, Report report, DecisionSink out) {
        Instrument traded = instruments.get(instrument);
        Side side = buys ? Side.BUY : Side.SELL;
        if (report.feeAsset == traded.quote().id()) {
            note(traded, report, report.fee, Money.notionalCeil(traded, report.px, report.qty), report.feeAsset);
            check(route, side, books.costs.feeRounding(instrument), out);
        } else if (report.feeAsset == traded.base().id()) {
            note(traded, report, report.fee, Money.baseCeil(traded, report.qty), report.feeAsset);
            check(route, side, 1, out);
        } else if (report.feeAsset >= 0) {
            third(route, traded, side, report, out);
        } else if (report.textLength > 0) {
            // The venue named an asset that nobody here knows.
            books.tally.add(Tally.Count.FEES_NOT_COMPARED, 1);
        }
    }

    private void third(int route, Instrument traded, Side side, Report report, DecisionSink out) {
        int book = book(traded, report.feeAsset);
        if (book == RouteCosts.NONE) {
            books.tally.add(Tally.Count.FEES_NOT_COMPARED, 1);
            return;
        }
        long value = Money.valueFloor(
                instruments.get(book), books.quotes.px(book, Side.SELL, 0), Math.abs(report.fee));
        long least = report.fee < 0 ? -value : value - value / TOLERANCE;
        note(traded, report, least, Money.notionalCeil(traded, report.px, report.qty), traded.quote().id());
        check(route, side, 1, out);
    }

    /** The book that prices the asset in the quote of what was traded, at the same venue and now. */
    private int book(Instrument traded, int asset) {
        for (int id = 0; id < instruments.size(); id++) {
            Instrument at = instruments.get(id);
            if (at.base().id() == asset && at.quote().id() == traded.quote().id() && at.kind() == Kind.SPOT
                    && at.venue().id() == traded.venue().id() && books.quotes.sane(id)) {
                return id;
            }
        }
        return RouteCosts.NONE;
    }

    private void check(int route, Side side, long rounding, DecisionSink out) {
        int instrument = overcharge.instrument;
        overcharge.assumed = Money.fee(amount, books.costs.feeE8(instrument, side));
        if (amount <= 0 || overcharge.charged - rounding <= overcharge.assumed) {
            return;
        }
        overcharge.chargedE8 = rate(overcharge.charged, amount);
        books.charged(instrument, side, overcharge.chargedE8);
        books.tally.add(Tally.Count.OVERCHARGED, 1);
        out.overcharged(overcharge);
        halts.halt(route, RouteHaltGate.FOR_EVER);
        out.halt(true, route, instrument, HaltReason.FEE, RouteHaltGate.FOR_EVER);
    }

    private static long rate(long fee, long amount) {
        return Math.min(RouteCosts.RATE_MAX_E8, Wide.mulDivCeil(fee, Instrument.E8, amount));
    }

    private void note(Instrument traded, Report report, long charged, long of, int asset) {
        amount = of;
        overcharge.epoch = report.epoch;
        overcharge.number = report.number;
        overcharge.instrument = traded.id();
        overcharge.tradeId = report.tradeId;
        overcharge.asset = asset;
        overcharge.charged = charged;
    }
}
