package arbd.feeds.net;

import arbd.market.Require;
import java.util.Arrays;

/**
 * One request to a venue.
 *
 * @param post whether it changes something (POST), otherwise it asks (GET)
 * @param path below the base, query included, encoded
 * @param authorization the header of that name, empty = none; never printed
 * @param body JSON, empty = none; the array is not written to any more
 */
public record RestRequest(boolean post, String path, String authorization, byte[] body) {
    private static final byte[] NONE = {};

    /** Checks that a body is posted, and nothing else is. */
    public RestRequest {
        Require.that(path.startsWith("/"), "a path begins with a slash, was %s", path);
        Require.that(post == (body.length > 0), "what is posted has a body, what is asked has none: %s", path);
    }

    /** A question. */
    public static RestRequest get(String path, String authorization) {
        return new RestRequest(false, path, authorization, NONE);
    }

    /** An order of any kind. */
    public static RestRequest post(String path, String authorization, byte[] body, int length) {
        return new RestRequest(true, path, authorization, Arrays.copyOf(body, length));
    }

    @Override
    public String toString() {
        return (post ? "POST " : "GET ") + path;
    }
}
