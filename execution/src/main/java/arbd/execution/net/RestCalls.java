package arbd.execution.net;

import arbd.feeds.net.HttpStatus;
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
import java.util.function.Function;

/**
 * REST calls of one account session. HTTP runs on a thread of its own; answers are handed to the session's event loop,
 * the only place that calls this. Answers are bounded in size and time. No redirects; {@code http://} is for this
 * machine only.
 */
public final class RestCalls implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int BODY_BYTES_MAX = 4 << 20;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final URI base;
    private final NetLoop net;
    private final Duration timeout;
    private final ExecutorService executor;
    private final HttpClient client;

    /**
     * Calls of one account.
     *
     * @param base scheme, host and port
     * @param net event loop that takes the answers
     * @param threadName of the HTTP thread
     * @throws IllegalArgumentException when the address is neither https nor on this machine
     */
    public RestCalls(URI base, NetLoop net, String threadName) {
        this(base, net, threadName, TIMEOUT);
    }

    /** With another time for connecting and for an answer's headers; the body has as much again. */
    RestCalls(URI base, NetLoop net, String threadName, Duration timeout) {
        requireSafe(base);
        this.base = base;
        this.net = net;
        this.timeout = timeout;
        this.executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(executor)
                .connectTimeout(timeout).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** Refuses an address that is neither https nor on this machine. */
    static void requireSafe(URI base) {
        boolean local = "http".equals(base.getScheme()) && LOOPBACK.contains(base.getHost());
        Require.that(local || "https".equals(base.getScheme()), "REST address must be https://, was %s", base);
    }

    /** Begins a request to a path, query included, with a time limit. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
    }

    /** Sends it; {@code done} gets the answer's object and null, or null and what went wrong, on the event loop. */
    public void send(HttpRequest request, BiConsumer<JsonNode, String> done) {
        send(request, Reply::object, done);
    }

    /** As {@link #send}, for an answer that is a list. */
    public void sendForList(HttpRequest request, BiConsumer<JsonNode, String> done) {
        send(request, Reply::list, done);
    }

    private void send(HttpRequest request, Function<String, JsonNode> parse, BiConsumer<JsonNode, String> done) {
        try {
            CompletableFuture<HttpResponse<ByteBuffer>> answer =
                    client.sendAsync(request, head -> new BoundedBody(BODY_BYTES_MAX));
            // The request's own time-out ends with the answer's headers; a body that trickles must end, too.
            answer.copy().orTimeout(2 * timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((response, failure) -> {
                answer.cancel(true);
                hand(response, failure, parse, done);
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

    private void hand(HttpResponse<ByteBuffer> response, Throwable failure, Function<String, JsonNode> parse,
            BiConsumer<JsonNode, String> done) {
        try {
            net.eventLoop().execute(() -> {
                if (failure != null) {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    done.accept(null, "REST failed: " + cause.getClass().getSimpleName());
                } else if (response.statusCode() != 200) {
                    done.accept(null, "REST " + HttpStatus.words(response.statusCode()));
                } else {
                    read(response.body(), parse, done);
                }
            });
        } catch (RejectedExecutionException stopped) {
            // The loop has ended: nobody is left to tell.
            executor.shutdown();
        }
    }

    private static void read(ByteBuffer body, Function<String, JsonNode> parse, BiConsumer<JsonNode, String> done) {
        JsonNode reply;
        try {
            reply = parse.apply(Reply.utf8(body));
        } catch (IllegalArgumentException unreadable) {
            done.accept(null, "REST answer " + unreadable.getMessage());
            return;
        }
        done.accept(reply, null);
    }
}
