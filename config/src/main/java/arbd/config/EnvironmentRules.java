package arbd.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/**
 * What {@code environment} and {@code region} of one venue may say, by the tree: a venue that is wrong elsewhere is
 * checked all the same.
 */
final class EnvironmentRules {
    private static final List<String> ADDRESSES = List.of("marketData", "orderEntry", "rest");

    private final Cursor venue;
    private final Optional<Protocol> protocol;
    private final Optional<Environment> environment;

    EnvironmentRules(Cursor venue) {
        this.venue = venue;
        this.protocol = List.of(Protocol.values()).stream().filter(each -> each.word().equals(word("protocol")))
                .findFirst();
        this.environment = List.of(Environment.values()).stream()
                .filter(each -> each.word().equals(word("environment"))).findFirst();
    }

    /** Complains about what does not fit together. */
    void check() {
        if (protocol.isEmpty() || protocol.get() == Protocol.EVM) {
            return;
        }
        if (environment.isPresent()) {
            known(protocol.get(), environment.get());
            ADDRESSES.forEach(key -> of(key, environment.get()));
        } else {
            if (venue.child("region").present() && !venue.child("environment").present()) {
                venue.child("region").expected("environment beside region", "no environment");
            }
            sameOfAll();
        }
    }

    /** The table's addresses, where the file names an environment and the venue has it. */
    Optional<Endpoint> endpoint() {
        String region = venue.child("region").present() ? word("region") : Endpoints.GLOBAL;
        return protocol.isEmpty() || environment.isEmpty() ? Optional.empty()
                : Endpoints.find(protocol.get(), environment.get(), region);
    }

    private void known(Protocol of, Environment wanted) {
        List<Environment> has = Endpoints.environments(of);
        if (!has.contains(wanted)) {
            venue.child("environment").expected(words(has) + ", which is all that " + of.word() + " has",
                    "'" + wanted.word() + "'");
            return;
        }
        List<String> regions = Endpoints.regions(of, wanted);
        if (venue.child("region").node() instanceof Node.Scalar region && !regions.contains(region.text())) {
            venue.child("region").expected(String.join(" | ", regions) + ", the regions of " + of.word() + " in "
                    + wanted.word(), region.what() + Texts.hint(region.text(), regions));
        }
    }

    /** An address that belongs to the venue in another environment alone. */
    private void of(String key, Environment wanted) {
        List<Environment> at = at(key);
        if (!at.isEmpty() && !at.contains(wanted)) {
            venue.child(key).expected("an address of " + wanted.word() + " or of your own", "one of " + words(at));
        }
    }

    /** Without an environment the addresses must at least agree. */
    private void sameOfAll() {
        String first = null;
        for (String key : ADDRESSES) {
            List<Environment> at = at(key);
            if (at.isEmpty()) {
                continue;
            }
            if (first != null && at(first).stream().noneMatch(at::contains)) {
                venue.child(key).expected("an address of " + words(at(first)) + ", as " + first + " is",
                        "one of " + words(at));
                return;
            }
            first = first == null ? key : first;
        }
    }

    private List<Environment> at(String key) {
        try {
            String host = new URI(word(key)).getHost();
            return host == null ? List.of() : Endpoints.at(protocol.orElseThrow(), host);
        } catch (URISyntaxException e) {
            return List.of(); // complained about where it is read
        }
    }

    private String word(String key) {
        return venue.child(key).node() instanceof Node.Scalar scalar ? scalar.text() : "";
    }

    private static String words(List<Environment> environments) {
        return String.join(" | ", environments.stream().map(Environment::word).toList());
    }
}
