package arbd.daemon.run;

import arbd.daemon.decide.Tally;
import arbd.execution.sim.LedgerSnapshot;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.List;

/** Compares what we believe with what the simulated venues booked, to the last unit. */
public final class LedgerCheck {
    private LedgerCheck() {
    }

    /** Every difference in words; empty when there is none. Only after the stop. */
    public static List<String> differences(Daemon daemon) {
        InstrumentTable table = daemon.routes().instruments();
        List<String> differences = new ArrayList<>();
        long fills = 0;
        for (Venue venue : table.venues()) {
            LedgerSnapshot ledger = daemon.simulated().ledger(venue.id());
            fills += ledger.fills().size();
            for (String violation : ledger.violations()) {
                differences.add(venue.name() + " does not conserve " + violation);
            }
            for (String duplicate : ledger.duplicates()) {
                differences.add(venue.name() + " received order " + duplicate + " twice");
            }
            for (Asset asset : table.assets()) {
                long theirs = ledger.closing().getOrDefault(asset.id(), 0L);
                long ours = daemon.pipeline().balance(venue.id(), asset.id());
                if (theirs != ours) {
                    differences.add(venue.name() + " has " + theirs + " units of " + asset.name()
                            + ", we have " + ours);
                }
            }
        }
        if (fills != daemon.tally().count(Tally.Count.FILLS)) {
            differences.add("venues booked " + fills + " fills, we counted " + daemon.tally().count(Tally.Count.FILLS));
        }
        return differences;
    }
}
