package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import arbd.market.Side;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Hyperliquid's signed actions: {@code order}, {@code cancel} and {@code cancelByCloid}, one order or cancel each, and
 * {@code scheduleCancel}.
 */
final class HyperliquidActions {
    private static final Map<String, TimeInForce> TIFS =
            Map.of("Ioc", TimeInForce.IOC, "Gtc", TimeInForce.GTC, "Alo", TimeInForce.POST_ONLY);
    private static final long MILLISECOND = 1_000_000L;
    private static final long SCHEDULE_MIN_MILLIS = 5_000;
    private static final String MISSING = "Order was never placed, already canceled, or filled.";

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final HyperliquidMarket market;
    private final HyperliquidSigner signer;
    private final DataOut out;
    private final DeadMan deadMan;

    HyperliquidActions(SimulatedVenue venue, VenueLoop loop, DataOut out, HyperliquidMarket market,
            HyperliquidSigner signer, DeadMan deadMan) {
        this.venue = venue;
        this.loop = loop;
        this.market = market;
        this.signer = signer;
        this.out = out;
        this.deadMan = deadMan;
    }

    /** Whether this is an action that places an order. */
    static boolean places(JsonNode payload) {
        return payload.path("action").path("type").asText().equals("order");
    }

    /** Does what an action says; answers the payload of its reply. */
    String act(JsonNode payload) {
        String refusal = signer.refusal(payload, HyperliquidTexts.millis(loop.nowNanos()));
        if (refusal != null) {
            return HyperliquidTexts.refused(refusal);
        }
        JsonNode action = payload.path("action");
        return switch (action.path("type").asText()) {
            case "order" -> action.path("orders").size() == 1 ? place(action.get("orders").get(0))
                    : HyperliquidTexts.refused("Simulated: one order at a time.");
            case "cancel" -> cancel(action.path("cancels").path(0), "a", false);
            case "cancelByCloid" -> cancel(action.path("cancels").path(0), "asset", true);
            case "scheduleCancel" -> schedule(action);
            default -> HyperliquidTexts.refused("Simulated: no such action.");
        };
    }

    private String schedule(JsonNode action) {
        long nowNanos = loop.nowNanos();
        long afterMillis = action.path("time").asLong() - HyperliquidTexts.millis(nowNanos);
        if (deadMan.refused()) {
            return HyperliquidTexts.refused("Cannot set scheduled cancel time until enough volume traded. Required:"
                    + " $1000000. Traded: $0.");
        }
        if (action.has("time") && afterMillis < SCHEDULE_MIN_MILLIS) {
            return HyperliquidTexts.refused("Scheduled cancel time too early, must be at least 5 seconds from now.");
        }
        deadMan.arm(action.has("time") ? afterMillis * MILLISECOND : 0, nowNanos);
        return new JsonText().open().text("status", "ok").open("response").text("type", "default").close().close()
                .toString();
    }

    private String place(JsonNode order) {
        if (out.takeTooMany()) {
            return HyperliquidTexts.refused("Too many cumulative requests sent (10001 > 10000) for cumulative volume"
                    + " traded $0. Place taker orders to free up 1 request per USDC traded.");
        }
        long number = order.path("a").asLong(-1);
        Instrument instrument = market.instrument(number);
        BigDecimal px = number(order, "p");
        BigDecimal qty = number(order, "s");
        TimeInForce tif = TIFS.get(order.path("t").path("limit").path("tif").asText());
        if (instrument == null || px == null || qty == null || tif == null
                || !order.path("c").asText("0x" + "0".repeat(32)).matches("0x[0-9a-f]{32}")) {
            return HyperliquidTexts.refused("Failed to deserialize the JSON body into the target type");
        }
        OrderRequest request = new OrderRequest(order.path("c").asText(""), instrument.symbol(),
                order.path("b").asBoolean() ? Side.BUY : Side.SELL, tif, px, qty, order.path("r").asBoolean());
        Refusal refusal = refusal(request, instrument);
        if (refusal != Refusal.NONE || venue.wouldTake(request)) {
            String words = (refusal == Refusal.NONE ? wouldTake(instrument) : words(refusal)) + " asset=" + number;
            venue.refused(request, words, loop.nowNanos());
            return HyperliquidTexts.done("order", HyperliquidTexts.failed(words));
        }
        SimulatedOrder taken = venue.accept(request, loop.nowNanos());
        venue.work(taken, loop.nowNanos());
        boolean unmatched = !taken.open() && taken.cumQty() == 0;
        return HyperliquidTexts.done("order", unmatched ? HyperliquidTexts.failed(
                "Order could not immediately match against any resting orders. asset=" + number)
                : HyperliquidTexts.taken(taken));
    }

    /** The venue's own rules first: they do not depend on what an instrument's increments are said to be. */
    private Refusal refusal(OrderRequest request, Instrument instrument) {
        if (!market.takes(instrument, request.px())) {
            return Refusal.PRICE_INCREMENT;
        }
        Refusal refusal = venue.check(request);
        boolean small = !request.reduceOnly() && !HyperliquidMarket.worth(request.px(), request.qty());
        return small && refusal != Refusal.LOT ? Refusal.MIN_NOTIONAL : refusal;
    }

    private String wouldTake(Instrument instrument) {
        ModelBook book = venue.model().book(instrument.id());
        return "Post only order would have immediately matched, bbo was "
                + Amounts.plain(book.bids().px(0), instrument.pxDecimals()) + "@"
                + Amounts.plain(book.asks().px(0), instrument.pxDecimals()) + ".";
    }

    private String words(Refusal refusal) {
        return switch (refusal) {
            case PRICE_INCREMENT -> "Price must be divisible by tick size.";
            case LOT, MIN_QTY -> "Order has invalid size.";
            case MIN_NOTIONAL -> market.spot() ? "Order must have minimum value of 10 USDC."
                    : "Order must have minimum value of $10.";
            case INSUFFICIENT_BALANCE -> market.spot() ? "Insufficient spot balance."
                    : "Insufficient margin to place order.";
            case DUPLICATE_CLIENT_ORDER_ID -> "Cannot place order with duplicate cloid.";
            case MARKET_CLOSED, UNKNOWN_SYMBOL -> "Trading is halted.";
            case REDUCE_ONLY -> "Reduce only order would increase position.";
            case OPEN_ORDERS -> "Too many open orders.";
            default -> "Order would increase open interest too quickly.";
        };
    }

    private String cancel(JsonNode cancel, String asset, boolean byCloid) {
        Instrument instrument = market.instrument(cancel.path(asset).asLong(-1));
        SimulatedOrder order = byCloid ? venue.byClientOrderId(cancel.path("cloid").asText())
                : venue.byVenueOrderId(cancel.path("o").asText());
        if (order == null || !order.open() || order.instrument() != instrument) {
            return HyperliquidTexts.done("cancel",
                    HyperliquidTexts.failed(MISSING + " asset=" + cancel.path(asset).asLong()));
        }
        venue.cancel(order, loop.nowNanos());
        return HyperliquidTexts.done("cancel", "\"success\"");
    }

    private static BigDecimal number(JsonNode order, String key) {
        return order.path(key).isTextual() ? JsonInput.decimal(order.get(key).asText()) : null;
    }
}
