package arbd.bench.latency;

/**
 * The fields of an order request that an answer needs, cut out of its text.
 *
 * @param id of the request
 * @param clientOrderId of the order
 * @param px as text
 * @param qty as text
 * @param buys whether it buys
 * @param symbol of the market
 */
record OrderText(String id, String clientOrderId, String px, String qty, boolean buys, String symbol) {
    /** Reads a request; a field that is not there is empty. */
    static OrderText of(String text) {
        return new OrderText(between(text, "\"id\":", ','), quoted(text, "newClientOrderId"), quoted(text, "price"),
                quoted(text, "quantity"), quoted(text, "side").equals("BUY"), quoted(text, "symbol"));
    }

    /** Id of the edge that is in the price: its decimals, zeros added; -1 = none. */
    static int edge(String px) {
        int point = px.indexOf('.');
        if (px.isEmpty() || point >= 0 && px.length() - point - 1 > QuoteFrame.ID_DIGITS) {
            return -1;
        }
        int id = 0;
        for (int i = 0; i < QuoteFrame.ID_DIGITS; i++) {
            int at = point + 1 + i;
            char digit = point >= 0 && at < px.length() ? px.charAt(at) : '0';
            if (digit < '0' || digit > '9') {
                return -1;
            }
            id = id * 10 + digit - '0';
        }
        return id;
    }

    static String quoted(String text, String name) {
        return between(text, "\"" + name + "\":\"", '"');
    }

    static String between(String text, String before, char after) {
        int from = text.indexOf(before);
        int to = from < 0 ? -1 : text.indexOf(after, from + before.length());
        return to < 0 ? "" : text.substring(from + before.length(), to);
    }
}
