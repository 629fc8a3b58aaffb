package arbd.execution.sim;

/**
 * What the venue answers to a request about one order.
 *
 * @param id of the request, as the client gave it
 * @param op of the request
 * @param clientOrderId as the client gave it
 * @param venueOrderId empty = none
 * @param code {@code 0} or an error's
 * @param words empty = none
 */
record OkxReply(String id, String op, String clientOrderId, String venueOrderId, String code, String words) {
}
