package arbd.execution.sim;

/**
 * What the trade socket answers to a request.
 *
 * @param requestId as the client gave it, empty = none
 * @param op of the answer
 * @param clientOrderId of the order, empty = none
 * @param venueOrderId empty = none
 * @param code 0 or an error's
 * @param words {@code OK}, or an error's
 */
record BybitReply(String requestId, String op, String clientOrderId, String venueOrderId, int code, String words) {
    /** About no order. */
    BybitReply(String requestId, String op, int code, String words) {
        this(requestId, op, "", "", code, words);
    }
}
