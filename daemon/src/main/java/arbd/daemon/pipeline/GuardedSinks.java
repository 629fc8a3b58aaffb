package arbd.daemon.pipeline;

import arbd.amm.PoolEvent;
import arbd.amm.PoolSink;
import arbd.execution.order.AccountSink;
import arbd.execution.order.Balance;
import arbd.execution.order.CashFlow;
import arbd.execution.order.PositionWord;
import arbd.execution.order.Report;
import arbd.execution.order.Usage;
import arbd.market.Tick;
import arbd.market.TickSink;

/**
 * The sinks that sockets write into. Netty catches what a handler throws and drops the connection; a fault of ours must
 * stop the daemon instead.
 */
final class GuardedSinks implements TickSink, PoolSink, AccountSink {
    private final TickSink ticks;
    private final PoolSink pools;
    private final AccountSink accounts;
    private final Failure failure;

    GuardedSinks(TickSink ticks, PoolSink pools, AccountSink accounts, Failure failure) {
        this.ticks = ticks;
        this.pools = pools;
        this.accounts = accounts;
        this.failure = failure;
    }

    @Override
    public void on(Tick tick) {
        try {
            ticks.on(tick);
        } catch (RuntimeException | Error thrown) {
            throw raised("ingest", thrown);
        }
    }

    @Override
    public void on(PoolEvent event) {
        try {
            pools.on(event);
        } catch (RuntimeException | Error thrown) {
            throw raised("ingest", thrown);
        }
    }

    @Override
    public void on(Report report) {
        try {
            accounts.on(report);
        } catch (RuntimeException | Error thrown) {
            throw raised("execute", thrown);
        }
    }

    @Override
    public void on(Balance balance) {
        try {
            accounts.on(balance);
        } catch (RuntimeException | Error thrown) {
            throw raised("execute", thrown);
        }
    }

    @Override
    public void on(PositionWord position) {
        try {
            accounts.on(position);
        } catch (RuntimeException | Error thrown) {
            throw raised("execute", thrown);
        }
    }

    @Override
    public void on(CashFlow flow) {
        try {
            accounts.on(flow);
        } catch (RuntimeException | Error thrown) {
            throw raised("execute", thrown);
        }
    }

    @Override
    public void on(Usage usage) {
        try {
            accounts.on(usage);
        } catch (RuntimeException | Error thrown) {
            throw raised("execute", thrown);
        }
    }

    @Override
    public void session(int venue, boolean up, long receivedNanos, long wallNanos) {
        try {
            accounts.session(venue, up, receivedNanos, wallNanos);
        } catch (RuntimeException | Error thrown) {
            throw raised("execute", thrown);
        }
    }

    @Override
    public boolean congested() {
        return accounts.congested();
    }

    private IllegalStateException raised(String stage, Throwable thrown) {
        failure.raise(stage, thrown);
        return new IllegalStateException(stage + " failed", thrown);
    }
}
