package arbd.daemon.cli;

import arbd.config.DaemonConfig;
import arbd.config.Mode;
import arbd.config.VenueConfig;
import arbd.daemon.fees.FeeBoard;
import arbd.daemon.run.RingCheck;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Costs;
import arbd.daemon.setup.Markets;
import arbd.execution.account.FeeSources;
import arbd.market.InstrumentTable;
import arbd.market.Venue;
import arbd.route.RouteTable;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Validates a configuration without connecting to anything. */
@Command(
        name = "check",
        description = "Validate a configuration: every mistake at once, each with its line and column.",
        footer = {"", "Example:", "  arbd check --config my.yaml"})
final class CheckCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Override
    public Integer call() throws StopException {
        DaemonConfig config = common.load("sim.yaml");
        InstrumentTable table = Markets.table(config);
        RouteTable routes = Markets.routes(config, table);
        RingCheck.check(config, routes);
        int pools = routes.pools().pools().size();
        int all = routes.size() + routes.pools().size();
        if (common.json()) {
            Common.out().printf("{\"file\":\"%s\",\"valid\":true,\"venues\":%d,\"instruments\":%d,\"pools\":%d,"
                    + "\"routes\":%d,\"fees\":\"assumed\"}%n",
                    config.file().replace("\\", "\\\\").replace("\"", "\\\""),
                    config.venues().size(), table.size(), pools, all);
        } else {
            Common.out().printf("%s is valid: %d venues, %d instruments, %s%d routes%n", config.file(),
                    config.venues().size(), table.size(), pools == 0 ? "" : pools + " pools, ", all);
            fees(config, routes);
        }
        return 0;
    }

    /** Nobody is asked here: what is written is assumed until run reads it. */
    private static void fees(DaemonConfig config, RouteTable routes) {
        FeeBoard board = new FeeBoard(routes.instruments(), Costs.of(config, routes));
        for (Venue venue : routes.instruments().venues()) {
            VenueConfig at = config.venues().get(venue.id());
            if (at.marketDataOnly()) {
                continue;
            }
            String rates = routes.instruments().of(venue).stream().map(each -> board.fee(each.id()).words())
                    .distinct().collect(Collectors.joining(", "));
            boolean read = config.mode() != Mode.PAPER && FeeSources.of(venue.protocol()).isPresent();
            Common.out().printf("  fees of %s: %s%s%n", venue.name(), rates,
                    read ? "; run asks the venue at its start" : "");
        }
    }
}
