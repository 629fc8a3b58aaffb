package arbd.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import arbd.daemon.decide.Tally;
import arbd.daemon.run.Daemon;
import arbd.daemon.run.RunOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One life on simulated venues, seen from outside: starting, trading, halted, failed. */
class StatusOfDaemonTest {
    private static final long WITHIN_SECONDS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where each counter of decide is told. */
    private static final Map<Tally.Count, String> COUNTS = Map.ofEntries(
            Map.entry(Tally.Count.INPUTS, "arbd_inputs_total"),
            Map.entry(Tally.Count.TICKS, "arbd_ticks_total"),
            Map.entry(Tally.Count.OLD_TICKS, "arbd_ticks_old_total"),
            Map.entry(Tally.Count.OPPORTUNITIES, "arbd_opportunities_total"),
            Map.entry(Tally.Count.ORDERS, "arbd_orders_total"),
            Map.entry(Tally.Count.FILLS, "arbd_fills_total"),
            Map.entry(Tally.Count.REPEATED_FILLS, "arbd_fills_repeated_total"),
            Map.entry(Tally.Count.STRAY_REPORTS, "arbd_stray_reports_total"),
            Map.entry(Tally.Count.ARBITRAGES, "arbd_arbitrages_total{outcome=\"complete\"}"),
            Map.entry(Tally.Count.OPEN_ORDERS, "arbd_open_orders"),
            Map.entry(Tally.Count.UNKNOWN_ORDERS, "arbd_unknown_orders"),
            Map.entry(Tally.Count.UNEXPLAINED, "arbd_unexplained_balances_total"),
            Map.entry(Tally.Count.EVALUATIONS, "arbd_evaluations_total"),
            Map.entry(Tally.Count.SIZINGS, "arbd_sizings_total"),
            Map.entry(Tally.Count.MISPLANNED, "arbd_misplanned_total"),
            Map.entry(Tally.Count.MARKS_LEFT_OUT, "arbd_edges_not_followed_total"),
            Map.entry(Tally.Count.CYCLES_FOUND, "arbd_cycles_found_total"),
            Map.entry(Tally.Count.CYCLES_REFUSED, "arbd_cycles_refused_total"),
            Map.entry(Tally.Count.CYCLES_EVICTED, "arbd_cycles_evicted_total"),
            Map.entry(Tally.Count.POOL_EVENTS, "arbd_pool_events_total"),
            Map.entry(Tally.Count.OLD_POOL_EVENTS, "arbd_pool_events_old_total"),
            Map.entry(Tally.Count.UNSOUND_POOL_EVENTS, "arbd_pool_events_unsound_total"),
            Map.entry(Tally.Count.OVERCHARGED, "arbd_fills_overcharged_total"),
            Map.entry(Tally.Count.FEES_NOT_COMPARED, "arbd_fees_not_compared_total"));

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void shouldTellOneLifeFromStartToFailure() throws Exception {
        String text = Files.readString(Path.of("../config/profiles/sim.yaml"))
                .replace("every: 1 s, size: 90 bps", "every: 300 ms, size: 90 bps");
        DaemonConfig config = ConfigFile.parse("sim.yaml", text);
        RunOptions options = new RunOptions(folder, null, 7L, 0, "run", "1.2.3");
        try (StatusServer server = StatusServer.open(0); Daemon daemon = Daemon.open(config, options)) {
            server.show(daemon);
            awaitHealth(server, 503, "starting: no order session with alpha, beta, gamma, delta, epsilon\n");
            daemon.start();
            awaitHealth(server, 200, "ok\n");
            Stream stream = new Stream();
            WebSocket socket = http.newWebSocketBuilder()
                    .buildAsync(URI.create("ws://127.0.0.1:" + server.port() + "/live"), stream)
                    .get(WITHIN_SECONDS, TimeUnit.SECONDS);
            arbitrage(stream.await(said -> said.get("type").asText().equals("arbitrage")));
            state(stream.await(said -> said.get("type").asText().equals("state")
                    && said.get("speed").get("decide").get("count").asLong() > 0));
            metrics(get(server, "/metrics").body());
            counts(daemon, server);

            daemon.simulated().close();
            awaitHealth(server, 503, "degraded: no order session with alpha, beta, gamma, delta, epsilon\n");
            daemon.halt("operator");
            awaitHealth(server, 503, "halted: operator\n");
            stream.await(said -> said.get("type").asText().equals("notice")
                    && said.get("kind").asText().equals("halt") && said.get("scope").asText().equals("everything"));
            JsonNode halted = stream.await(said -> said.path("state").asText().equals("halted"));
            assertTrue(halted.get("advice").asText().contains("HALT"), halted.toString());

            daemon.pipeline().failure().raise("decide", new IllegalStateException("broken"));
            awaitHealth(server, 503, "failed: stage 'decide' failed: java.lang.IllegalStateException: broken\n");
            socket.abort();
        }
    }

    private static void arbitrage(JsonNode said) {
        for (String name : List.of("wallMillis", "result", "route", "edge", "size", "expected", "realised", "outcome",
                "naked", "decidedIn")) {
            assertTrue(said.has(name), () -> "no " + name + " in " + said);
        }
        assertTrue(said.get("result").asText().matches("win|loss|gone|naked"), said.toString());
    }

    private static void state(JsonNode said) {
        assertEquals(1, said.get("schema").asInt());
        assertEquals("trading", said.get("state").asText());
        assertEquals("", said.get("reason").asText());
        assertEquals("1.2.3", said.get("about").get("version").asText());
        assertEquals("main", said.get("about").get("instance").asText());
        JsonNode notional = said.get("risk").get("notional").get(0);
        assertEquals("USDT 50,000.00 USDT", notional.get("asset").asText() + " " + notional.get("bound").asText());
        assertEquals(32, said.get("risk").get("openOrdersMax").asInt());
        JsonNode decide = said.get("speed").get("decide");
        assertTrue(decide.get("p50Nanos").asLong() > 0
                && decide.get("p99Nanos").asLong() >= decide.get("p50Nanos").asLong(), decide.toString());
        assertEquals(8192, said.get("speed").get("inbound").get("slots").asInt());
        assertEquals(6, said.get("venues").size());
        JsonNode chain = said.get("venues").get(5);
        assertEquals("zeta evm", chain.get("name").asText() + " " + chain.get("protocol").asText());
        assertTrue(chain.get("frames").asLong() > 0, chain.toString());
        JsonNode venue = said.get("venues").get(2);
        assertEquals("gamma kraken up", venue.get("name").asText() + " " + venue.get("protocol").asText() + " "
                + venue.get("session").asText());
        assertTrue(venue.get("frames").asLong() > 0, venue.toString());
        assertEquals("delta okx up", said.get("venues").get(3).get("name").asText() + " "
                + said.get("venues").get(3).get("protocol").asText() + " "
                + said.get("venues").get(3).get("session").asText());
        assertTrue(said.get("routesPaused").isInt(), said.toString());
        assertTrue(said.get("refusals").isArray(), said.toString());
        assertTrue(said.get("results").get("arbitrages").asLong() > 0, said.toString());
    }

    private static void metrics(String text) {
        MetricsText metrics = new MetricsText(text);
        assertEquals(List.of(), metrics.complaints());
        assertEquals("1", metrics.value("arbd_trading"));
        assertEquals("0", metrics.value("arbd_ticks_dropped_total"));
        assertEquals("50000", metrics.value("arbd_naked_notional_limit{asset=\"USDT\"}"));
        assertEquals("1", metrics.value("arbd_session_up{venue=\"gamma\"}"));
        for (String sample : List.of("arbd_refusals_total{reason=\"stale_quote\"}", "arbd_send_seconds_count",
                "arbd_feed_malformed_total{venue=\"beta\",reason=\"syntax\"}", "arbd_ring_depth{ring=\"inbound\"}",
                "arbd_quote_age_seconds{venue=\"gamma\",symbol=\"BTC/USDT\"}",
                "arbd_arbitrages_total{outcome=\"complete\"}", "arbd_naked_age_seconds",
                "arbd_flows_amount{asset=\"USDT\"}", "arbd_pool_events_dropped_total",
                "arbd_fresh_instruments{venue=\"alpha\"}", "arbd_feed_ticks_total{venue=\"alpha\"}",
                "arbd_halted", "arbd_decide_seconds_bucket{le=\"0.000001024\"}")) {
            assertNotNull(metrics.value(sample), sample);
        }
        assertTrue(Long.parseLong(metrics.value("arbd_ticks_total")) > 0, "ticks");
        assertTrue(Long.parseLong(metrics.value("arbd_decide_seconds_count")) > 0, "decisions");
    }

    /** Every counter of decide is told, and under its own name. */
    private void counts(Daemon daemon, StatusServer server) throws Exception {
        assertEquals(EnumSet.allOf(Tally.Count.class), EnumSet.copyOf(COUNTS.keySet()), "a counter has no name here");
        Map<Tally.Count, Long> before = new EnumMap<>(Tally.Count.class);
        COUNTS.keySet().forEach(count -> before.put(count, daemon.tally().count(count)));
        MetricsText metrics = new MetricsText(get(server, "/metrics").body());
        COUNTS.forEach((count, name) -> {
            assertNotNull(metrics.value(name), name);
            long value = Long.parseLong(metrics.value(name));
            boolean gauge = !name.contains("_total");
            assertTrue(gauge || count == Tally.Count.ARBITRAGES || value >= before.get(count)
                    && value <= daemon.tally().count(count), name + " " + value);
        });
    }

    private void awaitHealth(StatusServer server, int status, String line) throws Exception {
        List<String> heard = new ArrayList<>();
        for (int i = 0; i < WITHIN_SECONDS * 20; i++) {
            HttpResponse<String> answer = get(server, "/healthz");
            if (answer.statusCode() == status && answer.body().equals(line)) {
                return;
            }
            heard.add(answer.statusCode() + " " + answer.body());
            Thread.sleep(50);
        }
        fail("never '" + line + "', but " + heard.stream().distinct().toList());
    }

    private HttpResponse<String> get(StatusServer server, String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Collects what the live stream says. */
    private static final class Stream implements WebSocket.Listener {
        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                said.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonNode await(Predicate<JsonNode> wanted) throws Exception {
            while (true) {
                String text = said.poll(WITHIN_SECONDS, TimeUnit.SECONDS);
                assertNotNull(text, "the stream fell silent");
                JsonNode node = JSON.readTree(text);
                if (wanted.test(node)) {
                    return node;
                }
            }
        }
    }
}
