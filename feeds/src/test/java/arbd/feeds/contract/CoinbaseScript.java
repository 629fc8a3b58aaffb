package arbd.feeds.contract;

import arbd.market.Kind;
import java.util.List;

/** Coinbase Advanced Trade: the frames of a connection are numbered, whatever they say. */
final class CoinbaseScript extends VenueScript {
    private long frame;

    CoinbaseScript(String symbol) {
        super(Kind.SPOT, symbol);
    }

    @Override
    void connected() {
        frame = 0;
    }

    @Override
    String whole(Change change) {
        return frame("snapshot", change.number(), change.after().bids(), change.after().asks());
    }

    @Override
    String change(Change change) {
        return frame("update", change.number(), change.bids(), List.of());
    }

    private String frame(String type, long number, List<Level> bids, List<Level> asks) {
        String level = "{\"side\":\"SIDE\",\"event_time\":\"" + iso(number)
                + "\",\"price_level\":\"%s\",\"new_quantity\":\"%s\"}";
        String updates = levels(bids, level.replace("SIDE", "bid"))
                + (asks.isEmpty() ? "" : levels(asks, level.replace("SIDE", "offer")));
        return named("{\"channel\":\"l2_data\",\"client_id\":\"\",\"timestamp\":\"" + iso(number)
                + "\",\"sequence_num\":" + frame++ + ",\"events\":[{\"type\":\"" + type
                + "\",\"product_id\":\"SYMBOL\",\"updates\":" + updates.replace("][", ",") + "}]}");
    }

    @Override
    List<String> noise() {
        return List.of("{\"channel\":\"subscriptions\",\"client_id\":\"\",\"timestamp\":\"" + iso(0)
                + "\",\"sequence_num\":" + frame++ + ",\"events\":[{\"subscriptions\":{}}]}",
                "{\"channel\":\"heartbeats\",\"client_id\":\"\",\"timestamp\":\"" + iso(0) + "\",\"sequence_num\":"
                + frame++ + ",\"events\":[{\"current_time\":\"x\",\"heartbeat_counter\":1}]}");
    }
}
