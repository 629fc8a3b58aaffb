package arbd.execution.sim;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One REST request.
 *
 * @param method GET, POST or DELETE
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

    /** Everything in query and form, unescaped; empty values for what is badly escaped. */
    Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String pair : (query + "&" + body).split("&")) {
            int at = pair.indexOf('=');
            if (at > 0) {
                all.putIfAbsent(pair.substring(0, at), unescaped(pair.substring(at + 1)));
            }
        }
        return all;
    }

    private static String unescaped(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The first value of a query parameter, empty when there is none or it is badly escaped. */
    String parameter(String name) {
        for (String pair : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return unescaped(pair.substring(name.length() + 1));
            }
        }
        return "";
    }
}
