package arbd.feeds.contract;

import arbd.market.Kind;
import java.util.List;

/**
 * Binance: nothing is subscribed, the whole book comes by request. Event {@code n} has the numbers 10n-9 to 10n, and a
 * snapshot lies within it, as the venue's do.
 */
final class BinanceScript extends VenueScript {
    private static final int NUMBERS = 10;
    private static final int WITHIN = 5;

    private final boolean futures;

    BinanceScript(Kind kind, String symbol) {
        super(kind, symbol);
        this.futures = kind != Kind.SPOT;
    }

    @Override
    String whole(Change change) {
        return "{\"lastUpdateId\":" + (NUMBERS * change.number() - WITHIN) + (futures ? ",\"E\":"
                + millis(change.number()) + ",\"T\":" + millis(change.number()) : "") + ",\"bids\":"
                + levels(change.after().bids(), "[\"%s\",\"%s\"]") + ",\"asks\":"
                + levels(change.after().asks(), "[\"%s\",\"%s\"]") + "}";
    }

    @Override
    String change(Change change) {
        long last = NUMBERS * change.number();
        return named("{\"stream\":\"x@depth@100ms\",\"data\":{\"e\":\"depthUpdate\",\"E\":" + millis(change.number())
                + (futures ? ",\"T\":" + millis(change.number()) : "") + ",\"s\":\"SYMBOL\",\"U\":"
                + (last - NUMBERS + 1) + ",\"u\":" + last + (futures ? ",\"pu\":" + (last - NUMBERS) : "")
                + ",\"b\":" + levels(change.bids(), "[\"%s\",\"%s\"]") + ",\"a\":[]}}");
    }

    @Override
    String quote(long number) {
        return quote(number, state(number).bids().get(0));
    }

    @Override
    String lie(long number) {
        return quote(number, new Level("99.5", "1.0"));
    }

    private String quote(long number, Level bid) {
        return named("{\"u\":" + NUMBERS * number + ",\"s\":\"SYMBOL\",\"b\":\"" + bid.px() + "\",\"B\":\"" + bid.qty()
                + ASKS.get(0).in("\",\"a\":\"%s\",\"A\":\"%s\"}"));
    }

    /** On a connection of its own, and of USD-M alone. */
    @Override
    List<String> marks(long number) {
        return instrument.kind() != Kind.PERP_LINEAR ? List.of() : List.of(
                named("{\"stream\":\"x@markPrice@1s\",\"data\":{\"e\":\"markPriceUpdate\",\"E\":" + millis(number)
                + ",\"s\":\"SYMBOL\",\"p\":\"100.50000000\",\"i\":\"100.4\",\"P\":\"100.6\",\"r\":\"0.00010000\",\"T\":"
                + (millis(number) + 1_000) + "}}"));
    }

    @Override
    List<String> noise() {
        return List.of("{\"result\":null,\"id\":1}");
    }
}
