package arbd.feeds.contract;

import arbd.market.Kind;
import java.util.List;

/** Coinbase Exchange: nothing is numbered. */
final class CoinbaseExchangeScript extends VenueScript {
    CoinbaseExchangeScript(String symbol) {
        super(Kind.SPOT, symbol);
    }

    @Override
    String whole(Change change) {
        return named("{\"type\":\"snapshot\",\"product_id\":\"SYMBOL\",\"asks\":"
                + levels(change.after().asks(), "[\"%s\",\"%s\"]") + ",\"bids\":"
                + levels(change.after().bids(), "[\"%s\",\"%s\"]") + ",\"time\":\"" + iso(change.number()) + "\"}");
    }

    @Override
    String change(Change change) {
        return named("{\"type\":\"l2update\",\"product_id\":\"SYMBOL\",\"changes\":"
                + levels(change.bids(), "[\"buy\",\"%s\",\"%s\"]") + ",\"time\":\"" + iso(change.number()) + "\"}");
    }

    @Override
    List<String> noise() {
        return List.of(named("{\"type\":\"heartbeat\",\"last_trade_id\":1,\"product_id\":\"SYMBOL\",\"sequence\":9,"
                + "\"time\":\"" + iso(0) + "\"}"), "{\"type\":\"subscriptions\",\"channels\":[]}");
    }
}
