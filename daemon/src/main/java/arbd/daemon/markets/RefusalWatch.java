package arbd.daemon.markets;

import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;

/** Hands everything on, and has a venue's listing looked at when an order was refused by a rule of the market. */
final class RefusalWatch implements AccountSink {
    private final AccountSink to;
    private final MarketWatch markets;

    RefusalWatch(AccountSink to, MarketWatch markets) {
        this.to = to;
        this.markets = markets;
    }

    @Override
    public void on(Report report) {
        to.on(report);
        if (report.kind == Report.Kind.REJECTED
                && (report.reason == Report.Reason.FILTER || report.reason == Report.Reason.MARKET_CLOSED)) {
            markets.want(report.venue);
        }
    }

    @Override
    public void on(Balance balance) {
        to.on(balance);
    }

    @Override
    public void on(PositionWord position) {
        to.on(position);
    }

    @Override
    public void on(CashFlow flow) {
        to.on(flow);
    }

    @Override
    public void on(Usage usage) {
        to.on(usage);
    }

    @Override
    public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
        to.session(venue, up, receivedNanos, wallNanos);
    }

    @Override
    public boolean congested() {
        return to.congested();
    }
}
