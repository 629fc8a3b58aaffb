package arbd.daemon.cli;

import arbd.config.DaemonConfig;
import arbd.daemon.run.RingCheck;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Markets;
import arbd.market.InstrumentTable;
import arbd.route.RouteTable;
import java.util.concurrent.Callable;
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
                    + "\"routes\":%d}%n", config.file().replace("\\", "\\\\").replace("\"", "\\\""),
                    config.venues().size(), table.size(), pools, all);
        } else {
            Common.out().printf("%s is valid: %d venues, %d instruments, %s%d routes%n", config.file(),
                    config.venues().size(), table.size(), pools == 0 ? "" : pools + " pools, ", all);
        }
        return 0;
    }
}
