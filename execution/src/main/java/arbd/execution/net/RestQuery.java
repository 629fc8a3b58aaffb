package arbd.execution.net;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * REST calls that wait for their answer: for threads that may, never an event loop. Answers are bounded in size and
 * time. No redirects; {@code http://} is for this machine only.
 */
public final class RestQuery {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    /** A whole venue's listing. */
    private static final int BODY_BYTES_MAX = 32 << 20;

    private final URI base;
    private final int bodyBytesMax;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT).followRedirects(HttpClient.Redirect.NEVER).build();

    /**
     * Asks here.
     *
     * @throws IllegalArgumentException when the address is neither https nor on this machine
     */
    public RestQuery(URI base) {
        this(base, BODY_BYTES_MAX);
    }

    /** Asks here, where no answer is longer. */
    RestQuery(URI base, int bodyBytesMax) {
        RestCalls.requireSafe(base);
        this.base = base;
        this.bodyBytesMax = bodyBytesMax;
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param body text
     */
    public record Answer(int status, String body) {
    }

    /** Where it asks. */
    public URI base() {
        return base;
    }

    /** Begins a request to a path, query included, with a time limit. */
    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
    }

    /**
     * Sends it and waits.
     *
     * @throws IOException when there is no answer, or one that is too long, too slow or no text; its message is for
     *     people and holds nothing of the request
     */
    public Answer send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<ByteBuffer>> answer =
                client.sendAsync(request, head -> new BoundedBody(bodyBytesMax));
        try {
            HttpResponse<ByteBuffer> response = answer.get(2 * TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), Reply.utf8(response.body()));
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getClass().getSimpleName(), failed);
        } catch (TimeoutException late) {
            throw new IOException("no answer in time", late);
        } catch (IllegalArgumentException noText) {
            throw new IOException("an answer that is " + noText.getMessage(), noText);
        } finally {
            answer.cancel(true);
        }
    }
}
