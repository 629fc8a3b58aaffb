package arbd.daemon.cli;

import arbd.daemon.run.StopException;
import arbd.daemon.sim.FaultSpec;
import arbd.daemon.sim.StandAloneMarket;
import arbd.daemon.sim.StandAloneVenue;
import arbd.execution.sim.LedgerSnapshot;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What `sim` says at its beginning and at its end. */
final class SimReport {
    private final StandAloneMarket market;
    private final long seed;
    private final FaultSpec faults;

    SimReport(StandAloneMarket market, long seed, FaultSpec faults) {
        this.market = market;
        this.seed = seed;
        this.faults = faults;
    }

    void started(boolean json) {
        if (json) {
            Common.out().println(json());
        } else {
            people(Common.out());
        }
        Common.out().flush();
    }

    private void people(PrintStream to) {
        to.println("# seed " + seed + "; faults: " + (faults.toString().isEmpty() ? "none" : faults)
                + "; Ctrl-C ends it");
        for (StandAloneVenue venue : market.venues()) {
            to.println("# " + venue.name() + ", protocol " + venue.config().protocol().word() + ": "
                    + String.join(" ", venue.symbols()));
            to.println("#   market data  " + venue.marketData());
            venue.orderEntry().ifPresent(uri -> to.println("#   order entry  " + uri));
            venue.rest().ifPresent(uri -> to.println("#   REST         " + uri));
            venue.credentials().ifPresent(text -> {
                to.println("#   secrets/" + venue.accountName() + ".properties (for yourself alone: chmod 600) holds");
                text.lines().forEach(line -> to.println("#     " + line));
            });
        }
        to.println("# A configuration for `arbd run --config FILE`; secrets/ lies beside that file:");
        to.print(market.yaml());
    }

    private ObjectNode json() {
        ObjectNode all = JsonNodeFactory.instance.objectNode().put("schema", 1).put("command", "sim")
                .put("seed", seed).put("faults", faults.toString());
        ArrayNode venues = all.putArray("venues");
        for (StandAloneVenue venue : market.venues()) {
            ObjectNode one = venues.addObject().put("name", venue.name())
                    .put("protocol", venue.config().protocol().word())
                    .put("marketData", venue.marketData().toString());
            venue.orderEntry().ifPresent(uri -> one.put("orderEntry", uri.toString()));
            venue.rest().ifPresent(uri -> one.put("rest", uri.toString()));
            if (venue.credentials().isPresent()) {
                one.put("account", venue.accountName()).put("apiKey", venue.account().apiKey())
                        .put("secret", venue.account().secret());
                if (!venue.account().passphrase().isEmpty()) {
                    one.put("passphrase", venue.account().passphrase());
                }
            }
            ArrayNode symbols = one.putArray("symbols");
            venue.symbols().forEach(symbols::add);
        }
        return all.put("yaml", market.yaml());
    }

    /** Leaves the configuration and the credentials in a folder. */
    void write(Path folder) throws StopException {
        try {
            Path secrets = Files.createDirectories(folder.resolve("secrets"));
            for (StandAloneVenue venue : market.venues()) {
                if (venue.credentials().isPresent()) {
                    Path file = secrets.resolve(venue.accountName() + ".properties");
                    Files.deleteIfExists(file);
                    Files.createFile(file,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                    Files.writeString(file, venue.credentials().get());
                }
            }
            Files.writeString(folder.resolve("sim.yaml"), market.yaml());
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What came of it. */
    void stopped(PrintStream to) {
        for (StandAloneVenue venue : market.venues()) {
            LedgerSnapshot ledger = market.ledger(venue);
            to.println(venue.name() + ": " + ledger.orders().size() + " orders, " + ledger.fills().size() + " fills, "
                    + ledger.duplicates().size() + " client ids twice, " + market.faults(venue) + " timed faults"
                    + (ledger.violations().isEmpty() ? "" : "; DOES NOT CONSERVE " + ledger.violations()));
        }
    }
}
