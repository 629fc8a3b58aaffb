package arbd.daemon.paper;

import arbd.config.BalanceConfig;
import arbd.config.DaemonConfig;
import arbd.daemon.decide.Tally;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.setup.Markets;
import arbd.execution.paper.PaperMarket;
import arbd.execution.paper.PaperVenue;
import arbd.feeds.net.NanoClock;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.Tick;
import arbd.market.TickSink;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;

/** A paper account at each venue of a configuration that takes orders, with its opening balances. */
public final class PaperAccounts implements TickSink {
    private final DaemonConfig config;
    private final InstrumentTable instruments;
    private final NanoClock clock;
    private final PaperMarket market;
    private final PaperVenue[] accounts;

    /** Accounts that nobody is attached to yet. */
    public PaperAccounts(DaemonConfig config, InstrumentTable instruments, NanoClock clock) {
        this.config = config;
        this.instruments = instruments;
        this.clock = clock;
        this.market = new PaperMarket(instruments, clock, PaperMarket.LATENCY_NANOS);
        this.accounts = new PaperVenue[instruments.venues().size()];
    }

    /** Makes them the way out of a pipeline. */
    public void attach(Pipeline pipeline) {
        for (Venue venue : instruments.venues()) {
            if (!config.venues().get(venue.id()).marketDataOnly()) {
                accounts[venue.id()] = new PaperVenue(venue, opening(venue), market, pipeline.accounts());
                pipeline.attach(venue.id(), accounts[venue.id()]);
            }
        }
    }

    /** Tells every balance and that orders may be sent. */
    public void start() {
        for (PaperVenue account : accounts) {
            if (account != null) {
                account.start();
            }
        }
    }

    /** No more orders. */
    public void close() {
        for (PaperVenue account : accounts) {
            if (account != null) {
                account.close();
            }
        }
    }

    /** The books that they fill against. */
    public PaperMarket market() {
        return market;
    }

    @Override
    public void on(Tick tick) {
        market.on(tick);
    }

    /** Lets arrive whatever is due by the clock. */
    public void runDue() {
        while (market.dueNanos() <= clock.nanoTime()) {
            market.runNext();
        }
    }

    /** Where our account differs from theirs, in words; empty when nowhere. Only when the stages have stopped. */
    public List<String> differences(Pipeline ours) {
        List<String> differences = new ArrayList<>();
        long fills = 0;
        for (Venue venue : instruments.venues()) {
            PaperVenue account = accounts[venue.id()];
            if (account == null) {
                continue;
            }
            fills += account.fills();
            for (Asset asset : instruments.assets()) {
                long booked = ours.balance(venue.id(), asset.id());
                if (account.balance(asset.id()) != booked) {
                    differences.add(venue.name() + " has " + account.balance(asset.id()) + " units of "
                            + asset.name() + ", we have " + booked);
                }
            }
        }
        if (fills != ours.tally().count(Tally.Count.FILLS)) {
            differences.add("paper venues booked " + fills + " fills, we counted "
                    + ours.tally().count(Tally.Count.FILLS));
        }
        return differences;
    }

    private long[] opening(Venue venue) {
        long[] units = new long[instruments.assets().size()];
        for (BalanceConfig balance : config.balances()) {
            if (balance.venue().equals(venue.name())) {
                Asset asset = Markets.asset(instruments.assets(), balance.asset());
                units[asset.id()] = balance.units(asset.decimals());
            }
        }
        return units;
    }
}
