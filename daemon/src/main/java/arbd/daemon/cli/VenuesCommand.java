package arbd.daemon.cli;

import arbd.config.Protocol;
import arbd.daemon.venues.VenueCatalogue;
import arbd.daemon.venues.VenueJson;
import arbd.daemon.venues.VenueLines;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the venues are like, what of it arbd does, and how that was proved. */
@Command(
        name = "venues",
        description = "What each venue can do, what arbd does of it, and how each part was proved.",
        footer = {"", "Examples:", "  arbd venues", "  arbd venues kraken", "  arbd venues --json"})
final class VenuesCommand implements Callable<Integer> {
    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "VENUE", arity = "0..1", description = "One of them, at length; default: all.")
    private String venue;

    @Override
    public Integer call() {
        Collection<Protocol> shown = venue == null ? VenueCatalogue.all().keySet()
                : List.of(VenueNames.of(spec, venue));
        if (common.json()) {
            Common.out().println(VenueJson.of(shown));
        } else {
            List<String> lines = venue == null ? VenueLines.table() : VenueLines.about(shown.iterator().next());
            lines.forEach(Common.out()::println);
        }
        return 0;
    }
}
