package arbd.daemon.venues;

import arbd.config.Endpoint;
import arbd.config.Endpoints;
import arbd.config.Protocol;
import arbd.execution.order.Capabilities;
import arbd.feeds.Feeds;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;

/** The catalogue for programs. */
public final class VenueJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private VenueJson() {
    }

    /** One object with these venues by protocol word: the table's own keys; beside them
     * what its account can do, and the environments. */
    public static ObjectNode of(Collection<Protocol> protocols) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("schema", 1);
        ObjectNode venues = root.putObject("venues");
        for (Protocol protocol : protocols) {
            ObjectNode venue = JSON.valueToTree(VenueCatalogue.of(protocol));
            venues.set(protocol.word(), venue);
            ArrayNode account = venue.putArray("account");
            if (VenueCatalogue.of(protocol).orders().open()) {
                Capabilities.of(protocol.word()).forEach(capability -> account.add(capability.name()));
            }
            ArrayNode environments = venue.putArray("environments");
            for (Endpoint row : Endpoints.of(protocol)) {
                ObjectNode node = environments.addObject().put("environment", row.environment().word())
                        .put("region", row.region()).put("marketData", row.marketData().toString());
                row.orderEntry().ifPresent(at -> node.put("orderEntry", at.toString()));
                node.put("rest", row.rest().toString()).put("source", row.source()).put("verified", row.verified());
            }
            ArrayNode feed = venue.putArray("feedCapabilities");
            if (VenueCatalogue.of(protocol).feed()) {
                Feeds.capabilities(protocol.word()).stream().sorted().forEach(has -> feed.add(has.name()));
            }
        }
        return root;
    }
}
