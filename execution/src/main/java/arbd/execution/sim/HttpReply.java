package arbd.execution.sim;

/**
 * Answer to one REST request.
 *
 * @param status HTTP status
 * @param body JSON text
 */
record HttpReply(int status, String body) {
    /** For every path that is not simulated. */
    static final HttpReply NOT_FOUND = new HttpReply(404, "{\"code\":404,\"msg\":\"Not Found\"}");
}
