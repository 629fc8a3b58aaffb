package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.List;

/** The JSON of Bybit v5 around its rows, key for key as on the wire: acknowledgements, answers, pushes. */
final class BybitTexts {
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private BybitTexts() {
    }

    static long millis(long nanos) {
        return nanos / MILLISECOND;
    }

    static String time(long nanos) {
        return Long.toString(millis(nanos));
    }

    /** Acknowledgement of a public or private socket; {@code requestId} is JSON text, null = none was given. */
    static String ack(boolean success, String words, String op, String requestId, String connectionId) {
        JsonText text = new JsonText().open().raw("success", Boolean.toString(success)).text("ret_msg", words)
                .text("conn_id", connectionId);
        if (requestId != null) {
            text.raw("req_id", requestId);
        }
        return text.text("op", op).close().toString();
    }

    /** Answer of the private socket to a ping. */
    static String privatePong(String requestId, String connectionId, long nowNanos) {
        JsonText text = new JsonText().open();
        if (requestId != null) {
            text.raw("req_id", requestId);
        }
        return text.text("op", "pong").list("args").item(JsonText.quote(time(nowNanos))).endList()
                .text("conn_id", connectionId).close().toString();
    }

    /** Answer of the trade socket to a ping or a log-on. */
    static String tradeAnswer(BybitReply reply, String connectionId, long nowNanos) {
        JsonText text = new JsonText().open();
        if (!reply.requestId().isEmpty()) {
            text.text("reqId", reply.requestId());
        }
        text.number("retCode", reply.code()).text("retMsg", reply.words()).text("op", reply.op());
        if (reply.op().equals("pong")) {
            text.list("data").item(JsonText.quote(time(nowNanos))).endList();
        }
        return text.text("connId", connectionId).close().toString();
    }

    /** Answer of the trade socket to an order or a cancel. */
    static String orderAnswer(BybitReply reply, BybitBudget budget, String connectionId, long nowNanos) {
        JsonText text = new JsonText().open();
        if (!reply.requestId().isEmpty()) {
            text.text("reqId", reply.requestId());
        }
        text.number("retCode", reply.code()).text("retMsg", reply.words()).text("op", reply.op()).open("data");
        if (reply.code() == 0) {
            text.text("orderId", reply.venueOrderId()).text("orderLinkId", reply.clientOrderId());
        }
        return text.close().raw("retExtInfo", "{}").open("header")
                .text("X-Bapi-Limit", Integer.toString(budget.most()))
                .text("X-Bapi-Limit-Status", Integer.toString(budget.left()))
                .text("X-Bapi-Limit-Reset-Timestamp", time(nowNanos))
                .text("Traceid", Long.toHexString(nowNanos)).text("Timenow", time(nowNanos)).close()
                .text("connId", connectionId).close().toString();
    }

    /** A push of a private topic. */
    static String push(String topic, long number, long nowNanos, String row) {
        return new JsonText().open().text("id", topic + number).text("topic", topic)
                .number("creationTime", millis(nowNanos)).list("data").item(row).endList().close().toString();
    }

    /** Answer of REST; {@code result} is JSON text. */
    static HttpReply rest(String result, long nowNanos) {
        return rest(0, "OK", result, nowNanos);
    }

    /** Refusal of REST, which comes with the status of a success. */
    static HttpReply refusal(int code, String words, long nowNanos) {
        return rest(code, words, "{}", nowNanos);
    }

    private static HttpReply rest(int code, String words, String result, long nowNanos) {
        return new HttpReply(200, new JsonText().open().number("retCode", code).text("retMsg", words)
                .raw("result", result).raw("retExtInfo", "{}").number("time", millis(nowNanos)).close().toString());
    }

    /** Result of REST that is a list. */
    static String list(String category, List<String> rows, String nextPageCursor) {
        JsonText text = new JsonText().open();
        if (!category.isEmpty()) {
            text.text("category", category);
        }
        text.list("list");
        rows.forEach(text::item);
        return text.endList().text("nextPageCursor", nextPageCursor).close().toString();
    }

    static String serverTime(long nowNanos) {
        return new JsonText().open().text("timeSecond", Long.toString(nowNanos / SECOND))
                .text("timeNano", Long.toString(nowNanos)).close().toString();
    }

    /** A frame of {@code orderbook} up to its data. Spot and perpetuals order the keys differently. */
    static JsonText book(Instrument instrument, String topic, String type, long nowNanos) {
        JsonText text = new JsonText().open().text("topic", topic);
        if (SimulatedMargin.applies(instrument)) {
            text.text("type", type).number("ts", millis(nowNanos));
        } else {
            text.number("ts", millis(nowNanos)).text("type", type);
        }
        return text.open("data").text("s", instrument.symbol());
    }
}
