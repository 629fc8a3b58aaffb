package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.Mode;
import arbd.config.VenueConfig;
import arbd.daemon.paper.PaperAccounts;
import arbd.daemon.pipeline.Layout;
import arbd.daemon.pipeline.Pipeline;
import arbd.market.Tick;
import arbd.market.TickSink;
import java.util.concurrent.TimeUnit;

/**
 * {@code mode: paper}: real feeds, and accounts on paper in the place of sessions. No session is made and no credential
 * is read, so there is nothing an order could leave by.
 */
final class PaperRun implements TickSink {
    private static final long TURN_MICROS = 500;

    private final PaperAccounts accounts;
    private final Pipeline pipeline;

    /** Attached, not started. */
    PaperRun(PaperAccounts accounts, Pipeline pipeline) {
        this.accounts = accounts;
        this.pipeline = pipeline;
        accounts.attach(pipeline);
    }

    /** Whether a configuration is for paper. */
    static boolean is(DaemonConfig config) {
        return config.mode() == Mode.PAPER;
    }

    /** One thread for all stages, since paper accounts see ticks and orders alike. */
    static Layout layout(Layout configured) {
        return new Layout(false, configured.idle(), configured.cores());
    }

    /**
     * A backtest needs no addresses, but this does.
     *
     * @throws StopException naming the first venue without them
     */
    static void check(DaemonConfig config) throws StopException {
        for (VenueConfig venue : config.venues()) {
            boolean chain = venue.chain().isPresent();
            if (venue.marketData().isEmpty() || !chain && venue.rest().isEmpty()) {
                throw new StopException(StopException.CONFIGURATION, config.file() + ": venues." + venue.name()
                        + ": expected " + (chain ? "marketData" : "environment: live | testnet | demo, or marketData"
                        + " and rest") + ", was neither: without them mode paper is for arbd backtest alone");
            }
        }
    }

    /** Opens the accounts and keeps what is under way moving, on the stages' thread. */
    void start() {
        pipeline.executeNet().eventLoop().execute(accounts::start);
        pipeline.executeNet().eventLoop()
                .scheduleAtFixedRate(accounts::runDue, TURN_MICROS, TURN_MICROS, TimeUnit.MICROSECONDS);
    }

    void close() {
        accounts.close();
    }

    @Override
    public void on(Tick tick) {
        accounts.on(tick);
        pipeline.ticks().on(tick);
    }
}
