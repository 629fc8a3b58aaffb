package arbd.daemon.venues;

import arbd.config.Endpoint;
import arbd.config.Endpoints;
import arbd.config.Environment;
import arbd.config.Protocol;
import arbd.execution.order.Capabilities;
import arbd.execution.order.Capability;
import arbd.feeds.FeedCapability;
import arbd.feeds.Feeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The catalogue for people: all venues in a table, or one at length. */
public final class VenueLines {
    private static final String NO = "-";
    private static final int TITLE_WIDTH = 16;

    private VenueLines() {
    }

    /** One line for each venue. */
    public static List<String> table() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("venue", "market data", "orders", "time in force", "dead-man switch", "environments"));
        VenueCatalogue.all().forEach((protocol, traits) -> rows.add(List.of(protocol.word(),
                traits.feed() ? "yes" : "not yet", orders(traits.orders()), times(traits.orders()),
                deadMan(protocol, traits.orders()), environments(protocol))));
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> padded(row, widths)).toList();
    }

    /** Everything about one. */
    public static List<String> about(Protocol protocol) {
        VenueTraits traits = VenueCatalogue.of(protocol);
        OrderTraits orders = traits.orders();
        List<String> lines = new ArrayList<>();
        lines.add(protocol.word() + ": " + traits.title());
        line(lines, "market data", (traits.feed() ? "" : "not yet: ") + String.join(", ", traits.marketData()));
        line(lines, "feed has", traits.feed() ? Stream.of(FeedCapability.values())
                .filter(Feeds.capabilities(protocol.word())::contains).map(FeedCapability::words)
                .collect(Collectors.joining(", ")) : "");
        line(lines, "orders", orders(orders) + (orders.how().equals("none") ? "" : ", by " + orders.how()));
        line(lines, "time in force", orders.timeInForce().entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")").collect(Collectors.joining(", ")));
        line(lines, "amend", notOurs(orders.amend()));
        line(lines, "dead-man switch", protocol.deadMan() ? orders.deadMan() + ", armed where the configuration says"
                + " deadMan: 10 s to 120 s" : notOurs(orders.deadMan()));
        line(lines, "account", orders.open() ? Capabilities.of(protocol.word()).stream().map(Capability::words)
                .collect(Collectors.joining("; ")) : "");
        line(lines, "client order id", orders.clientOrderId().words() + "; ours goes out "
                + (orders.clientOrderId().sent().equals("plain") ? "as it is" : "as a text made from it"));
        line(lines, "credentials", traits.credentials().isEmpty() ? "none" : String.join(", ", traits.credentials()));
        line(lines, "signing", traits.signing());
        line(lines, "taker fee", traits.takerFee() + " in the base tier");
        line(lines, "order budget", traits.orderRate().orders() + " in " + traits.orderRate().per()
                + " unless the configuration says otherwise");
        line(lines, "limits", String.join("; ", traits.limits()));
        line(lines, "funding", traits.funding());
        for (Endpoint row : Endpoints.of(protocol)) {
            line(lines, "environment", row.environment().word() + " " + row.region() + "  " + row.marketData() + "  "
                    + row.orderEntry().map(Object::toString).orElse("no orders") + "  " + row.rest()
                    + (row.verified() ? "" : "  (unverified)"));
        }
        line(lines, "not supported", String.join(", ", traits.notSupported()));
        line(lines, "proved on", "market data: " + traits.proof().marketData());
        line(lines, "", "orders: " + traits.proof().orders());
        line(lines, "", "private stream: " + traits.proof().privateStream());
        line(lines, "", "signing: " + traits.proof().signing());
        line(lines, "more", "docs/venues/" + page(protocol) + ".md");
        return lines;
    }

    private static String deadMan(Protocol protocol, OrderTraits orders) {
        if (protocol.deadMan()) {
            return "where set";
        }
        return orders.deadMan().equals("none") ? NO : "not used";
    }

    /** The page of a venue: one for all that it trades. */
    static String page(Protocol protocol) {
        return protocol.word().split("-")[0];
    }

    private static void line(List<String> lines, String title, String text) {
        lines.add("  " + title + " ".repeat(TITLE_WIDTH - title.length()) + (text.isEmpty() ? NO : text));
    }

    private static String orders(OrderTraits orders) {
        return orders.how().equals("none") ? "none" : orders.open() ? "yes" : "not yet";
    }

    private static String notOurs(String word) {
        return word.equals("none") ? "the venue has none" : word + " is there, arbd does not use it";
    }

    private static String times(OrderTraits orders) {
        return orders.timeInForce().isEmpty() ? NO : String.join(" ", orders.timeInForce().keySet());
    }

    private static String environments(Protocol protocol) {
        Map<Environment, List<String>> regions = Endpoints.of(protocol).stream().collect(Collectors.groupingBy(
                Endpoint::environment, TreeMap::new,
                Collectors.mapping(Endpoint::region, Collectors.toList())));
        return regions.entrySet().stream().map(entry -> entry.getKey().word()
                + (entry.getValue().size() == 1 ? "" : "(" + String.join(" ", entry.getValue()) + ")"))
                .collect(Collectors.joining(" "));
    }

    private static String padded(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
