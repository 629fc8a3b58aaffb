package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.config.VenueConfig;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Markets;
import arbd.daemon.sim.StandAloneMarket;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every protocol that is simulated, as processes of {@code arbd sim}, a {@link FaultProxy} in front of each venue, and
 * the configuration of a daemon that knows the proxies alone.
 */
final class SoakMarket implements AutoCloseable {
    /** Fundings are at whole multiples of this since 1970. */
    static final long FUNDING_EVERY_MILLIS = 20_000;

    private static final int PROCESSES = 2;
    private static final long SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BALANCES = Pattern.compile("(?m)^balances:\\n(?:  .*\\n)+");
    private static final Pattern VENUES = Pattern.compile("(?s)(venues:\\n)(.*?)(?=^\\S)", Pattern.MULTILINE);

    private final Path ledgers;
    private final Path config;
    private final List<DaemonProcess> sims = new ArrayList<>();
    private final Map<String, FaultProxy> proxies = new LinkedHashMap<>();

    SoakMarket(Sandbox box, long seed, String faults) throws Exception {
        ledgers = box.folder().resolve("ledgers");
        String text = Files.readString(Sandbox.profile().resolveSibling("venues.yaml"));
        Path market = box.write("market.yaml", livelier(text));
        List<String> names = simulated(ConfigFile.load(market));
        StringBuilder sections = new StringBuilder();
        String last = "";
        for (int process = 0; process < PROCESSES; process++) {
            List<String> own = new ArrayList<>();
            for (int i = process; i < names.size(); i += PROCESSES) {
                own.add(names.get(i));
            }
            JsonNode told = start(box, market, own, seed, faults);
            last = told.get("yaml").asText();
            sections.append(behindProxies(told, seed));
        }
        String all = VENUES.matcher(last).replaceFirst("$1" + Matcher.quoteReplacement(sections.toString()));
        config = box.write("soak.yaml", Sandbox.anyPort(all + "\ndrainMillis: 15000\n"));
    }

    /** With more to do in little time, and without limits that faults would reach. */
    private static String livelier(String text) {
        String lively = Sandbox.set(text, "dislocation", "{every: 150 ms, size: 120 bps, lasts: 140 ms}");
        lively = Sandbox.set(lively, "fundingEvery", FUNDING_EVERY_MILLIS / 1_000 + " s");
        lively = Sandbox.set(lively, "latency", "{min: 1 ms, max: 20 ms}");
        lively = Sandbox.set(lively, "haltRouteAfterMiss", "1 s");
        lively = lively.replaceAll("(?m)^(    simulated: true)$", "$1\n    dataTimeout: 4 s");
        lively = lively.replaceAll("nakedNotionalMax: .*", "nakedNotionalMax: [\"900000000 USDT\","
                + " \"900000000 USDC\", \"900000000 USD\"]");
        Matcher balances = BALANCES.matcher(lively);
        assertTrue(balances.find());
        return lively.substring(0, balances.start())
                + balances.group().replaceAll(": \"[0-9]+\"", ": \"100000000\"") + lively.substring(balances.end());
    }

    /** The venues whose protocol has a simulator by now; the others are named. */
    private static List<String> simulated(DaemonConfig config) {
        List<String> names = new ArrayList<>();
        for (VenueConfig venue : config.venues()) {
            try (StandAloneMarket opened = StandAloneMarket.open(config, List.of(venue.name()), 1, 0, null)) {
                names.add(opened.venues().get(0).name());
            } catch (StopException notYet) {
                System.out.println("SoakIT: without " + venue.name() + ": " + notYet.getMessage());
            }
        }
        assertTrue(names.size() >= 4, () -> "only " + names);
        return names;
    }

    private JsonNode start(Sandbox box, Path market, List<String> names, long seed, String faults) throws Exception {
        Path written = box.folder().resolve("sim-" + sims.size());
        DaemonProcess sim = box.start("sim", "--venue", String.join(",", names), "--config", market.toString(),
                "--seed", Long.toString(seed), "--faults", faults, "--json", "--write", written.toString(),
                "--ledger", ledgers.toString());
        sims.add(sim);
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        while (!sim.out().endsWith("\n")) {
            assertTrue(sim.alive() && System.nanoTime() < until, sim.err());
            Thread.sleep(20);
        }
        Path secrets = Files.createDirectories(box.folder().resolve("secrets"));
        try (Stream<Path> files = Files.list(written.resolve("secrets"))) {
            for (Path file : files.toList()) {
                Files.copy(file, secrets.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return JSON.readTree(sim.out());
    }

    /** The venues' sections, with the ports of their proxies. */
    private String behindProxies(JsonNode told, long seed) {
        Matcher venues = VENUES.matcher(told.get("yaml").asText());
        assertTrue(venues.find());
        String sections = venues.group(2);
        for (JsonNode venue : told.get("venues")) {
            int port = URI.create(venue.get("marketData").asText()).getPort();
            FaultProxy proxy = new FaultProxy(port, seed * 31 + proxies.size());
            proxies.put(venue.get("name").asText(), proxy);
            sections = sections.replace("127.0.0.1:" + port, "127.0.0.1:" + proxy.port());
        }
        return sections;
    }

    /** The daemon's configuration. */
    Path config() {
        return config;
    }

    Map<String, FaultProxy> proxies() {
        return proxies;
    }

    /** The network is good from now on; what the simulators do goes on. */
    void heal() {
        proxies.values().forEach(FaultProxy::heal);
    }

    /** Ends the simulators in order; their ledgers are complete then. */
    Books books() throws Exception {
        for (DaemonProcess sim : sims) {
            sim.signal("TERM");
        }
        for (DaemonProcess sim : sims) {
            sim.expectExit(0, SECONDS);
            assertFalse(sim.err().contains("CONSERVE"), sim.err());
        }
        return LedgerFiles.books(Markets.table(ConfigFile.load(config)), ledgers);
    }

    /** What the simulators said. */
    String talk() throws IOException {
        StringBuilder all = new StringBuilder();
        for (DaemonProcess sim : sims) {
            all.append(sim.err());
        }
        return all.toString();
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
        sims.forEach(DaemonProcess::close);
    }
}
