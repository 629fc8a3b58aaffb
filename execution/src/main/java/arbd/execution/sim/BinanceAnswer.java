package arbd.execution.sim;

/**
 * What Binance answers to a request, over whichever socket it came.
 *
 * @param status HTTP status
 * @param code of the error, 0 = there is none
 * @param text the result as JSON, or the error's words
 * @param order whether it answers an order that could be read: its limits are told, and the answer can get lost
 */
record BinanceAnswer(int status, int code, String text, boolean order) {
    static BinanceAnswer result(String json) {
        return new BinanceAnswer(200, 0, json, false);
    }

    static BinanceAnswer error(int status, int code, String words) {
        return new BinanceAnswer(status, code, words, false);
    }

    static BinanceAnswer missing(String parameter) {
        return error(400, -1102, "Mandatory parameter '" + parameter + "' was not sent, was empty/null, or malformed.");
    }

    BinanceAnswer ofOrder() {
        return new BinanceAnswer(status, code, text, true);
    }

    boolean good() {
        return code == 0;
    }

    /** {@code "code":...,"msg":...}, without braces. */
    String error() {
        return "\"code\":" + code + ",\"msg\":" + JsonText.quote(text);
    }

    HttpReply http() {
        return new HttpReply(status, good() ? text : "{" + error() + "}");
    }
}
