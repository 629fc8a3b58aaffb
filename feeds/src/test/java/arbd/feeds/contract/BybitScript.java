package arbd.feeds.contract;

import arbd.market.Kind;
import java.util.List;

/** Bybit v5: numbered messages, and for perpetuals tickers beside them. */
final class BybitScript extends VenueScript {
    BybitScript(Kind kind, String symbol) {
        super(kind, symbol);
    }

    @Override
    String whole(Change change) {
        return frame("snapshot", change.number(), change.after().bids(), change.after().asks());
    }

    @Override
    String change(Change change) {
        return frame("delta", change.number(), change.bids(), List.of());
    }

    private String frame(String type, long number, List<Level> bids, List<Level> asks) {
        return named("{\"topic\":\"orderbook.50.SYMBOL\",\"type\":\"" + type + "\",\"ts\":" + millis(number)
                + ",\"data\":{\"s\":\"SYMBOL\",\"b\":" + levels(bids, "[\"%s\",\"%s\"]") + ",\"a\":"
                + levels(asks, "[\"%s\",\"%s\"]") + ",\"u\":" + number + ",\"seq\":" + number + "},\"cts\":"
                + millis(number) + "}");
    }

    @Override
    List<String> marks(long number) {
        return List.of(named("{\"topic\":\"tickers.SYMBOL\",\"type\":\"snapshot\",\"data\":{\"symbol\":\"SYMBOL\","
                + "\"markPrice\":\"100.5\",\"nextFundingTime\":\"" + (millis(number) + 1_000)
                + "\",\"fundingRate\":\"-0.0001\"},\"cs\":1,\"ts\":" + millis(number) + "}"));
    }

    @Override
    List<String> noise() {
        return List.of("{\"success\":true,\"ret_msg\":\"\",\"conn_id\":\"a\",\"op\":\"subscribe\"}",
                "{\"success\":true,\"ret_msg\":\"pong\",\"conn_id\":\"a\",\"op\":\"ping\"}");
    }
}
