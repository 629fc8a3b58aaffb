package arbd.execution.kraken;

import arbd.execution.net.Credentials;
import arbd.execution.net.Reply;
import arbd.feeds.net.NetLoop;
import arbd.market.Require;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Kraken's private REST calls. HTTP runs on a thread of its own; answers are handed to the session's event loop.
 * Called from the event loop only, so the nonce needs no lock.
 */
final class KrakenRest implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int BODY_BYTES_MAX = 4 << 20;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final URI base;
    private final NetLoop net;
    private final Duration timeout;
    private final String apiKey;
    private final KrakenSignature signature;
    private final ExecutorService executor;
    private final HttpClient client;
    private long lastNonce;

    KrakenRest(URI base, Credentials credentials, NetLoop net) {
        this(base, credentials, net, TIMEOUT);
    }

    /** With another time for connecting and for an answer's headers; the body has as much again. */
    KrakenRest(URI base, Credentials credentials, NetLoop net, Duration timeout) {
        boolean local = "http".equals(base.getScheme()) && LOOPBACK.contains(base.getHost());
        Require.that(local || "https".equals(base.getScheme()), "REST address must be https://, was %s", base);
        this.base = base;
        this.net = net;
        this.timeout = timeout;
        this.apiKey = credentials.apiKey();
        this.signature = new KrakenSignature(credentials.secret());
        this.executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "kraken-rest");
            thread.setDaemon(true);
            return thread;
        });
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor)
                .connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /**
     * Posts a form; {@code done} gets the result and null, or null and what went wrong, on the event loop.
     *
     * @param method name behind {@code /0/private/}
     * @param form further fields, each begun with {@code &}, already encoded
     */
    void post(String method, String form, BiConsumer<JsonNode, String> done) {
        String path = "/0/private/" + method;
        lastNonce = Math.max(lastNonce + 1, net.clock().wallNanos() / 1_000);
        String nonce = Long.toString(lastNonce);
        String body = "nonce=" + nonce + form;
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(timeout)
                .header("API-Key", apiKey)
                .header("API-Sign", signature.sign(path, nonce, body))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            CompletableFuture<HttpResponse<ByteBuffer>> answer =
                    client.sendAsync(request, head -> new BoundedBody(BODY_BYTES_MAX));
            // The request's own time-out ends with the answer's headers; a body that trickles must end, too.
            answer.copy().orTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((response, failure) -> {
                answer.cancel(true);
                hand(response, failure, done);
            });
        } catch (RejectedExecutionException closed) {
            // Closed by the stopping thread while the socket was still connecting: nobody waits for the answer.
            executor.shutdown();
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }

    private void hand(HttpResponse<ByteBuffer> response, Throwable failure, BiConsumer<JsonNode, String> done) {
        try {
            net.eventLoop().execute(() -> {
                if (failure != null) {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    done.accept(null, "REST failed: " + cause.getClass().getSimpleName());
                } else if (response.statusCode() != 200) {
                    done.accept(null, "REST status " + response.statusCode());
                } else {
                    read(response.body(), done);
                }
            });
        } catch (RejectedExecutionException stopped) {
            // The loop has ended: nobody is left to tell.
            executor.shutdown();
        }
    }

    private static void read(ByteBuffer body, BiConsumer<JsonNode, String> done) {
        JsonNode reply;
        try {
            reply = Reply.object(body);
        } catch (IllegalArgumentException unreadable) {
            done.accept(null, "REST answer " + unreadable.getMessage());
            return;
        }
        JsonNode error = reply.path("error");
        if (!error.isEmpty()) {
            done.accept(null, error.path(0).asText("an error without words"));
        } else if (!reply.path("result").isObject()) {
            done.accept(null, "REST answer without result");
        } else {
            done.accept(reply.get("result"), null);
        }
    }
}
