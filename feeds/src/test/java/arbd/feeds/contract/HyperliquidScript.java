package arbd.feeds.contract;

import arbd.market.Kind;
import java.util.List;

/** Hyperliquid: every book is whole, and only times tell their order. */
final class HyperliquidScript extends VenueScript {
    private static final String LEVEL = "{\"px\":\"%s\",\"sz\":\"%s\",\"n\":1}";

    HyperliquidScript(Kind kind, String symbol) {
        super(kind, symbol);
    }

    @Override
    String whole(Change change) {
        return named("{\"channel\":\"l2Book\",\"data\":{\"coin\":\"SYMBOL\",\"time\":" + millis(change.number())
                + ",\"levels\":[" + levels(change.after().bids(), LEVEL) + "," + levels(change.after().asks(), LEVEL)
                + "]}}");
    }

    @Override
    String change(Change change) {
        return whole(change);
    }

    @Override
    String quote(long number) {
        return named("{\"channel\":\"bbo\",\"data\":{\"coin\":\"SYMBOL\",\"time\":" + millis(number) + ",\"bbo\":["
                + state(number).bids().get(0).in(LEVEL) + "," + ASKS.get(0).in(LEVEL) + "]}}");
    }

    /** Of perpetuals alone. */
    @Override
    List<String> marks(long number) {
        return instrument.kind() == Kind.SPOT ? List.of() : List.of(
                named("{\"channel\":\"activeAssetCtx\",\"data\":{\"coin\":\"SYMBOL\",\"ctx\":{\"funding\":"
                + "\"0.0000125\",\"markPx\":\"100.5\",\"oraclePx\":\"100.4\"}}}"));
    }

    @Override
    List<String> noise() {
        return List.of(named("{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\","
                + "\"subscription\":{\"type\":\"l2Book\",\"coin\":\"SYMBOL\"}}}"), "{\"channel\":\"pong\"}");
    }
}
