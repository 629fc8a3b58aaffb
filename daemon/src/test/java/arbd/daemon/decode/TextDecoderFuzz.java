package arbd.daemon.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a recording holds: each line of it is at least one event, and each event one JSON object of its line or of
 * one that waited. An input is one byte that chooses the venue, then lines; those that begin with {@code #} are REST
 * answers.
 */
final class TextDecoderFuzz {
    private static final String ANSWER = """
            #{"lastUpdateId":6,"bids":[["99","1"]],"asks":[["101","1"]]}
            """;
    private static final Map<String, String> SEEDS = Map.of(
            "binance", """
                    {"e":"depthUpdate","E":1,"s":"AB","U":7,"u":8,"pu":6,"b":[["1","2"]],"a":[]}
                    {"u":7,"s":"AB","b":"1","B":"1","a":"2","A":"3"}
                    """,
            "bybit", """
                    {"topic":"orderbook.50.AB","type":"snapshot","data":{"s":"AB","b":[["1","2"]],"a":[],"u":7}}
                    {"topic":"tickers.AB","type":"delta","data":{"symbol":"AB","bid1Price":"1","fundingRate":"0.1"}}
                    """,
            "coinbase", """
                    {"channel":"l2_data","sequence_num":0,"events":[{"type":"snapshot","product_id":"A","updates":[]}]}
                    {"type":"l2update","product_id":"A-B","changes":[["buy","1","0"]]}
                    """,
            "hyperliquid", """
                    {"channel":"l2Book","data":{"coin":"A","time":1,"levels":[[{"px":"1","sz":"2","n":1}],[]]}}
                    """,
            "kraken", """
                    {"channel":"book","type":"snapshot","data":[{"symbol":"A/B","bids":[],"asks":[],"checksum":1}]}
                    [1,{"a":[["1","2","3"]]},"book-10","A/B"]
                    """,
            "okx", """
                    {"arg":{"channel":"books","instId":"A-B"},"action":"update","data":[{"asks":[],"bids":[["1","2"]]}]}
                    pong
                    """);

    static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < Decoder.venues().size(); i++) {
            String text = SEEDS.get(Decoder.venues().get(i).replaceAll("-.*", ""));
            seeds.add(((char) i + text + ANSWER + text).getBytes(StandardCharsets.US_ASCII));
        }
        return seeds;
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "24h")
    void shouldMakeAnEventOfEachLine(byte[] data) throws Exception {
        if (data.length == 0) {
            return;
        }
        List<WireEvent> events = new ArrayList<>();
        Decoder decoder = Decoder.of(Decoder.venues().get((data[0] & 0xff) % Decoder.venues().size()), Set.of(),
                events::add);
        int line = 0;
        int from = 1;
        for (int at = 1; at <= data.length; at++) {
            if (at == data.length || data[at] == '\n') {
                read(decoder, ++line, Arrays.copyOfRange(data, from, at), events);
                from = at + 1;
            }
        }
    }

    private static void read(Decoder decoder, int line, byte[] text, List<WireEvent> events) throws Exception {
        events.clear();
        if (text.length > 0 && text[0] == '#') {
            byte[] body = Arrays.copyOfRange(text, 1, text.length);
            decoder.read(line, "http", "AB", body, body.length);
        } else {
            decoder.read(line, "in", "", text, text.length);
        }
        assertTrue(events.stream().anyMatch(event -> event.line() == line), "a line without an event");
        for (WireEvent event : events) {
            assertTrue(event.line() > 0 && event.line() <= line);
            assertEquals(event.kind().word(), Recordings.JSON.readTree(event.json()).path("event").asText());
        }
    }
}
