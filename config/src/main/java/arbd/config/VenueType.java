package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code venues.NAME}: its protocol says which keys it has. */
record VenueType() implements Type<VenueConfig> {
    static final Type<List<VenueConfig>> VENUES = Named.of("a section of venues by name", References.VENUE_NAME,
            References.named(References.VENUE_NAME, "a venue's name of a-z, 0-9 and -, starting with a letter"),
            new VenueType(), VenueType::named);

    /** Whether a venue's section is that of a chain. */
    static boolean isChain(Cursor venue) {
        return venue.child("protocol").node() instanceof Node.Scalar scalar
                && scalar.text().equals(Protocol.EVM.word());
    }

    @Override
    public VenueConfig read(Cursor at) {
        return (isChain(at) ? ChainSection.SHAPE : VenueSection.SHAPE).read(at);
    }

    @Override
    public String expected() {
        return VenueSection.SHAPE.expected();
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode chain = schema.putObject("if");
        chain.putArray("required").add("protocol");
        chain.putObject("properties").putObject("protocol").put("const", Protocol.EVM.word())
                .put("description", "A chain");
        schema.set("then", ChainSection.SHAPE.schema());
        schema.set("else", VenueSection.SHAPE.schema());
        return schema;
    }

    private static VenueConfig named(String name, VenueConfig venue) {
        return new VenueConfig(name, venue.protocol(), venue.simulated(), venue.marketDataOnly(), venue.environment(),
                venue.region(), venue.marketData(), venue.orderEntry(), venue.rest(), venue.account(),
                venue.takerFeeE8(), venue.sellFeeE8(),
                venue.feeSide(), venue.feeToken(), venue.orderRate(), venue.ackTimeoutNanos(),
                venue.deadManNanos(), venue.margin(), venue.dataTimeoutNanos(), venue.instruments(), venue.chain());
    }
}
