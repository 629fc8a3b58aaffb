package arbd.daemon.venues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.Endpoints;
import arbd.config.Environment;
import arbd.config.Protocol;
import arbd.daemon.run.OpenedSessions;
import arbd.execution.order.Capabilities;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.TimeInForce;
import arbd.feeds.FeedCapability;
import arbd.feeds.Feeds;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table says the truth, as far as the code can say what that is. */
class VenueCatalogueTest {
    private static final Path DOCS = Path.of("..", "docs", "venues");

    @TempDir
    private Path folder;

    @Test
    void shouldHaveEveryProtocolButTheChain() {
        Set<Protocol> expected = EnumSet.allOf(Protocol.class);
        expected.remove(Protocol.EVM);
        assertEquals(expected, VenueCatalogue.all().keySet());
    }

    @Test
    void shouldSayOfEachVenueWhetherThereIsAFeed() {
        VenueCatalogue.all().forEach((protocol, traits) ->
                assertEquals(Feeds.names().contains(protocol.word()), traits.feed(), protocol.word() + ": feed"));
        assertTrue(VenueCatalogue.words().containsAll(Feeds.names()), "feeds of venues that nobody can configure");
    }

    /** What is printed is what the contracts of market data skip by. */
    @Test
    void shouldSayOfEachFeedWhatItHas() {
        for (String word : Feeds.names()) {
            Protocol protocol = VenueCatalogue.find(word).orElseThrow();
            String line = VenueLines.about(protocol).stream().filter(at -> at.startsWith("  feed has")).findFirst()
                    .orElseThrow();
            JsonNode told = VenueJson.of(List.of(protocol)).at("/venues/" + word + "/feedCapabilities");
            for (FeedCapability capability : FeedCapability.values()) {
                boolean has = Feeds.capabilities(word).contains(capability);
                assertEquals(has, List.of(line.substring(18).split(", ")).contains(capability.words()), line);
                assertEquals(has, told.toString().contains("\"" + capability.name() + "\""), told.toString());
            }
        }
    }

    @Test
    void shouldSayOfEachVenueWhetherThereIsAnAccountSession() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Protocol protocol : VenueCatalogue.all().keySet()) {
            VenueTraits traits = VenueCatalogue.of(protocol);
            if (OpenedSessions.opens(protocol, folder) != traits.orders().open()) {
                wrong.add(protocol.word() + ": orders.open is " + traits.orders().open());
            }
            assertTrue(traits.feed() || !traits.orders().open(), protocol.word() + ": orders without a feed");
            assertEquals(traits.orders().how().equals("none"), traits.orders().timeInForce().isEmpty());
            assertEquals(traits.orders().how().equals("none"), traits.credentials().isEmpty());
            assertEquals(traits.orders().how().equals("none"), Endpoints.find(protocol, Environment.LIVE,
                    Endpoints.GLOBAL).orElseThrow().orderEntry().isEmpty(), protocol.word() + ": where orders go");
        }
        assertEquals(List.of(), wrong);
    }

    /** The contract of accounts is tested for the protocols of that table: none may be missing there. */
    @Test
    void shouldHaveEveryAccountInTheTableThatTheContractIsTestedBy() {
        Set<String> open = new TreeSet<>();
        Set<String> deadMan = new TreeSet<>();
        VenueCatalogue.all().forEach((protocol, traits) -> {
            if (traits.orders().open()) {
                open.add(protocol.word());
                assertEquals(Capabilities.deadMan(protocol.word()), protocol.deadMan(),
                        protocol.word() + ": what a configuration may ask for");
            }
            if (protocol.deadMan()) {
                deadMan.add(traits.orders().deadMan());
            }
        });
        assertEquals(open, new TreeSet<>(Capabilities.protocols()));
        assertFalse(deadMan.contains("none"), "the venue's word for it");
    }

    @Test
    void shouldSayOfEachSessionWhatItWrites() throws Exception {
        for (Protocol protocol : VenueCatalogue.all().keySet()) {
            OrderTraits orders = VenueCatalogue.of(protocol).orders();
            if (!orders.open()) {
                continue;
            }
            for (TimeInForce time : TimeInForce.values()) {
                Optional<String> text = OpenedSessions.placed(protocol, time);
                String word = "\"" + orders.word(time).orElse("") + "\"";
                assertTrue(text.isEmpty() || text.get().contains(word), protocol.word() + " " + time + ": " + text);
            }
        }
    }

    @Test
    void shouldTakeOurClientOrderIdsWhereTheyGoOutAsTheyAre() {
        long seed = 41;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            String id = new ClientOrderId(ClientOrderId.tagOf("instance" + i)).text(
                    1 + random.nextInt(ClientOrderId.EPOCH_MAX), 1 + random.nextLong(ClientOrderId.NUMBER_MAX));
            VenueCatalogue.all().forEach((protocol, traits) -> {
                boolean plain = traits.orders().clientOrderId().sent().equals("plain");
                assertEquals(plain, id.matches(traits.orders().clientOrderId().pattern()),
                        protocol.word() + ", seed " + seed + ": " + id);
            });
        }
    }

    @Test
    void shouldHaveAPageForEachVenueAndNoOther() throws Exception {
        Set<String> pages = new TreeSet<>();
        pages.add("README.md");
        VenueCatalogue.all().keySet().forEach(protocol -> pages.add(VenueLines.page(protocol) + ".md"));
        try (var files = Files.list(DOCS)) {
            assertEquals(pages, new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
        }
    }

    @Test
    void shouldPrintEveryVenue() {
        assertEquals(VenueCatalogue.all().size() + 1, VenueLines.table().size());
        VenueCatalogue.all().keySet().forEach(protocol -> {
            String text = String.join("\n", VenueLines.about(protocol));
            assertTrue(text.startsWith(protocol.word() + ": "), text);
            assertFalse(text.contains("null"), text);
            assertEquals(Endpoints.of(protocol).size(), VenueJson.of(List.of(protocol)).at("/venues/"
                    + protocol.word() + "/environments").size());
        });
    }
}
