package arbd.feeds.bybit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.feeds.Feeds;
import arbd.feeds.Recorded;
import arbd.feeds.VenueProtocol;
import arbd.feeds.net.FeedCounters;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BybitProtocolTest {
    private final FeedCounters counters = new FeedCounters();

    @Test
    void shouldSubscribeBooksAndWhereThereIsFundingTickers() {
        List<Instrument> two = instruments(2);
        assertEquals(List.of("{\"op\":\"subscribe\",\"args\":[\"orderbook.50.COIN0USDT\",\"orderbook.50.COIN1USDT\"]}"),
                Feeds.protocol("bybit", two, counters).subscribe());
        VenueProtocol linear = Feeds.protocol("bybit-linear", two, counters);
        assertEquals(List.of("{\"op\":\"subscribe\",\"args\":[\"orderbook.50.COIN0USDT\",\"tickers.COIN0USDT\","
                + "\"orderbook.50.COIN1USDT\",\"tickers.COIN1USDT\"]}"), linear.subscribe());
        String topics = "[\"orderbook.50.COIN1USDT\",\"tickers.COIN1USDT\"]}";
        assertEquals(List.of("{\"op\":\"unsubscribe\",\"args\":" + topics, "{\"op\":\"subscribe\",\"args\":" + topics),
                linear.resubscribe(1));
        assertEquals(List.of(), linear.resubscribe(7));
        assertEquals("{\"op\":\"ping\"}", linear.pingText());
        assertEquals(20_000, linear.pingMillis());
        assertEquals(null, Feeds.aside("bybit-linear", two, counters));
    }

    @Test
    void shouldAskForTenTopicsATextOnSpot() throws Exception {
        List<String> topics = new ArrayList<>();
        List<String> texts = Feeds.protocol("bybit", instruments(101), counters).subscribe();
        for (String text : texts) {
            JsonNode args = Recorded.JSON.readTree(text).get("args");
            assertTrue(args.size() <= 10);
            args.forEach(topic -> topics.add(topic.asText()));
        }
        assertEquals(11, texts.size());
        assertEquals(101, topics.stream().distinct().count());
    }

    @Test
    void shouldRefuseMoreThanTheVenueTakesOnOneConnection() {
        assertEquals(1, Feeds.protocol("bybit-linear", instruments(400), counters).subscribe().size());
        assertThrows(IllegalArgumentException.class,
                () -> Feeds.protocol("bybit-linear", instruments(500), counters));
        assertThrows(IllegalArgumentException.class, () -> Feeds.protocol("bybit", List.of(), counters));
    }

    @Test
    void shouldConnectToThePathOfItsMarketUnlessTheAddressHasOne() {
        VenueProtocol spot = Feeds.protocol("bybit", instruments(1), counters);
        VenueProtocol linear = Feeds.protocol("bybit-linear", instruments(1), counters);
        assertEquals(URI.create("wss://stream.bybit.com/v5/public/spot"),
                spot.address(URI.create("wss://stream.bybit.com")));
        assertEquals(URI.create("wss://stream.bybit.com/v5/public/linear"),
                linear.address(URI.create("wss://stream.bybit.com/")));
        assertEquals(URI.create("ws://127.0.0.1:9/x"), linear.address(URI.create("ws://127.0.0.1:9/x")));
    }

    private static List<Instrument> instruments(int count) {
        List<Instrument> instruments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            instruments.add(Recorded.instrument(i, "COIN" + i + "USDT", 2, 6));
        }
        return instruments;
    }
}
