package arbd.daemon.run;

import arbd.daemon.decide.Tally;
import arbd.daemon.pipeline.Pipeline;
import arbd.daemon.setup.Markets;
import arbd.execution.sim.LedgerSnapshot;
import arbd.execution.sim.VenueServers;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;

/** Compares what we believe with what the simulated venues booked, to the last unit. */
public final class LedgerCheck {
    private LedgerCheck() {
    }

    /**
     * Every difference in words; empty when there is none, and when venues are real: nobody can look into their
     * ledgers. Only after the stop.
     */
    public static List<String> differences(Daemon daemon) {
        if (daemon.paper() != null) {
            return daemon.paper().differences(daemon.pipeline());
        }
        if (daemon.simulated() == null) {
            return List.of();
        }
        return differences(
                daemon.pipeline(), daemon.tally(), daemon.simulated(), daemon.routes().instruments());
    }

    static List<String> differences(Pipeline ours, Tally tally, VenueServers venues, InstrumentTable table) {
        List<String> differences = new ArrayList<>();
        long fills = 0;
        for (Venue venue : table.venues()) {
            if (Markets.isChain(venue)) {
                continue; // nothing of ours is there
            }
            LedgerSnapshot ledger = venues.ledger(venue.id());
            fills += ledger.fills().size();
            for (String violation : ledger.violations()) {
                differences.add(venue.name() + " does not conserve " + violation);
            }
            for (String duplicate : ledger.duplicates()) {
                differences.add(venue.name() + " received order " + duplicate + " twice");
            }
            for (Instrument instrument : table.of(venue)) {
                long theirs = ledger.positions().getOrDefault(instrument.id(), 0L);
                if (instrument.kind() != Kind.SPOT && theirs != ours.position(instrument.id())) {
                    differences.add(instrument.title() + " has a position of " + theirs + ", we have "
                            + ours.position(instrument.id()));
                }
            }
            for (Asset asset : table.assets()) {
                long theirs = ledger.closing().getOrDefault(asset.id(), 0L);
                long booked = ours.balance(venue.id(), asset.id());
                // A run that stops at once may not have heard from every venue.
                if (ours.balanceKnown(venue.id(), asset.id()) && theirs != booked) {
                    differences.add(venue.name() + " has " + theirs + " units of " + asset.name()
                            + ", we have " + booked);
                }
            }
        }
        if (fills != tally.count(Tally.Count.FILLS)) {
            differences.add("venues booked " + fills + " fills, we counted " + tally.count(Tally.Count.FILLS));
        }
        return differences;
    }
}
