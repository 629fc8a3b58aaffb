package arbd.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The table behind {@code environment} and {@code region}: the addresses of each venue, in {@code endpoints.tsv}. An
 * address in the file always wins.
 */
public final class Endpoints {
    /** Region of those who do not say one. */
    public static final String GLOBAL = "global";

    private static final String NONE = "-";
    private static final List<Endpoint> TABLE = read("endpoints.tsv");

    private Endpoints() {
    }

    /** All of a venue's, live first. */
    public static List<Endpoint> of(Protocol protocol) {
        return TABLE.stream().filter(row -> row.protocol() == protocol).toList();
    }

    /** The addresses of one environment and region; empty where the venue has none. */
    public static Optional<Endpoint> find(Protocol protocol, Environment environment, String region) {
        return of(protocol).stream()
                .filter(row -> row.environment() == environment && row.region().equals(region)).findFirst();
    }

    /** Environments that a venue has, live first. */
    public static List<Environment> environments(Protocol protocol) {
        return of(protocol).stream().map(Endpoint::environment).distinct().toList();
    }

    /** Regions of one environment of a venue. */
    public static List<String> regions(Protocol protocol, Environment environment) {
        return of(protocol).stream().filter(row -> row.environment() == environment).map(Endpoint::region).toList();
    }

    /** Environments in which a venue has something at this host; empty when the table does not know it. */
    public static List<Environment> at(Protocol protocol, String host) {
        return of(protocol).stream().filter(row -> row.hosts().stream().anyMatch(host::equalsIgnoreCase))
                .map(Endpoint::environment).distinct().toList();
    }

    private static List<Endpoint> read(String name) {
        try (InputStream in = Endpoints.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).map(Endpoints::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Endpoint row(String line) {
        String[] cells = line.split("\t");
        Protocol protocol = Stream.of(Protocol.values()).filter(each -> each.word().equals(cells[0])).findFirst()
                .orElseThrow();
        Environment environment = Stream.of(Environment.values()).filter(each -> each.word().equals(cells[1]))
                .findFirst().orElseThrow();
        Optional<URI> orders = cells[4].equals(NONE) ? Optional.empty() : Optional.of(URI.create(cells[4]));
        return new Endpoint(protocol, environment, cells[2], URI.create(cells[3]), orders, URI.create(cells[5]),
                cells[7], cells[6].equals("yes"));
    }
}
