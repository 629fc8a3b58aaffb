package arbd.execution.sim;

import java.util.Map;

/**
 * One REST request.
 *
 * @param method GET or POST
 * @param path path without the query
 * @param headers by lower-case name
 * @param body as sent
 */
record HttpCall(String method, String path, Map<String, String> headers, String body) {
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
