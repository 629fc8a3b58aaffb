package arbd.execution.sim;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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

    /** The first value of a query parameter, empty when there is none or it is badly escaped. */
    String parameter(String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
    }
}
