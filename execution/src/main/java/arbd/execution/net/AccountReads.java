package arbd.execution.net;

import arbd.feeds.net.NanoClock;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;

/**
 * Signed questions about one account, outside of its session: each is waited for, so this is for threads that may wait.
 * Answers are bounded in size and time, numbers are exactly as written. One question at a time.
 */
public final class AccountReads {
    private static final int OK = 200;
    private static final int BODY_BYTES_MAX = 4 << 20;

    private final RestQuery rest;
    private final ReadDialect dialect;
    private final NanoClock clock;
    private final String apiKey;

    /**
     * Asks nothing yet.
     *
     * @param rest base of REST
     * @param apiKey of the account, which no message of ours repeats
     * @throws IllegalArgumentException when the address is neither https nor on this machine
     */
    public AccountReads(URI rest, ReadDialect dialect, String apiKey, NanoClock clock) {
        this.rest = new RestQuery(rest, BODY_BYTES_MAX);
        this.dialect = dialect;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    /**
     * Asks, waits, and gives the result, an object or a list.
     *
     * @param path without query
     * @param query as {@link ReadDialect#request} wants it
     * @throws ReadRefusedException when the venue says that it refuses
     * @throws IOException when there is no answer that can be read
     */
    public synchronized JsonNode ask(String path, String query) throws IOException, InterruptedException {
        return read(rest.send(dialect.request(rest, path, query, clock.wallNanos())));
    }

    private JsonNode read(RestQuery.Answer answer) throws IOException {
        JsonNode read;
        try {
            read = Reply.any(answer.body());
        } catch (IllegalArgumentException unreadable) {
            throw answer.status() == OK ? new IOException("an answer that is " + unreadable.getMessage(), unreadable)
                    : status(answer);
        }
        return result(answer, read);
    }

    /**
     * As {@link #ask}, for what anybody may ask: a GET that is not signed.
     *
     * @param query already encoded, empty = none
     */
    public synchronized JsonNode open(String path, String query) throws IOException, InterruptedException {
        return read(rest.send(rest.to(query.isEmpty() ? path : path + "?" + query).GET().build()));
    }

    /** Name of the account's key; on Hyperliquid the account's address. */
    public String apiKey() {
        return apiKey;
    }

    private JsonNode result(RestQuery.Answer answer, JsonNode read) throws IOException {
        JsonNode result;
        try {
            result = dialect.result(read);
        } catch (ReadRefusedException refused) {
            throw refused.getMessage().contains(apiKey) ? new ReadRefusedException(refused.code(), "") : refused;
        } catch (IllegalArgumentException unreadable) {
            throw answer.status() == OK ? new IOException("an answer with " + unreadable.getMessage(), unreadable)
                    : status(answer);
        }
        if (answer.status() != OK) {
            throw status(answer);
        }
        return result;
    }

    private static ReadRefusedException status(RestQuery.Answer answer) {
        return new ReadRefusedException("status " + answer.status(), "");
    }
}
