package arbd.daemon.venues;

import arbd.config.Protocol;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of all venues; a chain is none. */
public final class VenueCatalogue {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);
    private static final Map<Protocol, VenueTraits> TABLE = read();

    private VenueCatalogue() {
    }

    /** Every venue, in the order of {@link Protocol}. */
    public static Map<Protocol, VenueTraits> all() {
        return TABLE;
    }

    /** The venue with this protocol word, if there is one. */
    public static Optional<Protocol> find(String word) {
        return TABLE.keySet().stream().filter(protocol -> protocol.word().equals(word)).findFirst();
    }

    /** Protocol words of all venues. */
    public static List<String> words() {
        return TABLE.keySet().stream().map(Protocol::word).toList();
    }

    /** What a venue is like. */
    public static VenueTraits of(Protocol protocol) {
        return TABLE.get(protocol);
    }

    private static Map<Protocol, VenueTraits> read() {
        try (InputStream in = VenueCatalogue.class.getResourceAsStream("venues.yaml")) {
            Map<String, VenueTraits> sections = YAML.readValue(in, new TypeReference<>() { });
            Map<Protocol, VenueTraits> table = new EnumMap<>(Protocol.class);
            sections.forEach((word, traits) -> table.put(Stream.of(Protocol.values())
                    .filter(protocol -> protocol.word().equals(word)).findFirst().orElseThrow(), traits));
            return Collections.unmodifiableMap(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
