package arbd.daemon.run;

import arbd.market.InstrumentTable;
import java.util.stream.Collectors;

/** Whose fees are assumed, for people. */
public final class FeeWords {
    private FeeWords() {
    }

    /** {@code kraken (3 of 3), okx (1 of 2)}; empty = every fee is as its venue told. */
    public static String assumed(Daemon daemon) {
        InstrumentTable table = daemon.routes().instruments();
        return table.venues().stream()
                .filter(venue -> daemon.pipeline().takesOrders(venue.id()) && daemon.fees().assumed(venue) > 0)
                .map(venue -> venue.name() + " (" + daemon.fees().assumed(venue) + " of " + table.of(venue).size()
                        + ")")
                .collect(Collectors.joining(", "));
    }
}
