package arbd.execution.sim;

import java.util.HashMap;
import java.util.Map;

/**
 * One REST request.
 *
 * @param method GET or POST
 * @param path path without the query
 * @param query behind the question mark, as sent; empty = none
 * @param headers by lower-case name
 * @param body as sent
 */
record HttpCall(String method, String path, String query, Map<String, String> headers, String body) {
    /** Without a query. */
    HttpCall(String method, String path, Map<String, String> headers, String body) {
        this(method, path, "", headers, body);
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** A field of the query, empty = not given. */
    String field(String name) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : query.split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                fields.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
        return fields.getOrDefault(name, "");
    }
}
