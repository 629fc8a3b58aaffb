package arbd.execution.sim;

/**
 * Why Bybit refuses an order, a log-on or a call.
 *
 * @param code the venue's, 0 = it is not refused
 * @param words the venue's
 */
record BybitRefusal(int code, String words) {
    /** Not refused. */
    static final BybitRefusal NONE = new BybitRefusal(0, "OK");

    boolean refused() {
        return code != 0;
    }

    /** Perpetuals and spot have codes of their own. */
    static BybitRefusal of(Refusal refusal, boolean linear) {
        return linear ? linear(refusal) : spot(refusal);
    }

    private static BybitRefusal linear(Refusal refusal) {
        return switch (refusal) {
            case NONE -> NONE;
            case MARKET_CLOSED -> new BybitRefusal(110074, "This contract is not live");
            case UNKNOWN_SYMBOL -> new BybitRefusal(10001, "params error: symbol invalid");
            case PRICE_INCREMENT -> new BybitRefusal(10001, "params error: price invalid");
            case LOT -> new BybitRefusal(10001, "Qty invalid");
            case MIN_QTY -> new BybitRefusal(10001,
                    "The number of contracts exceeds minimum limit allowed");
            case MIN_NOTIONAL -> new BybitRefusal(110094, "Order does not meet minimum order value");
            case INSUFFICIENT_BALANCE -> new BybitRefusal(110007, "ab not enough for new order");
            case DUPLICATE_CLIENT_ORDER_ID -> new BybitRefusal(110072, "OrderLinkedID is duplicate");
            case OPEN_ORDERS -> new BybitRefusal(110020, "Cannot have more than 500 active orders");
            case REDUCE_ONLY -> new BybitRefusal(110017, "current position is zero, cannot fix reduce-only order qty");
            case CHANCE -> new BybitRefusal(110003, "Order price exceeds the allowable range.");
        };
    }

    private static BybitRefusal spot(Refusal refusal) {
        return switch (refusal) {
            case NONE -> NONE;
            case MARKET_CLOSED -> new BybitRefusal(170192, "Trading has not yet started");
            case UNKNOWN_SYMBOL -> new BybitRefusal(170121, "Invalid symbol.");
            case PRICE_INCREMENT -> new BybitRefusal(170134, "Order price has too many decimals.");
            case LOT -> new BybitRefusal(170137, "Order quantity has too many decimals.");
            case MIN_QTY -> new BybitRefusal(170136, "Order quantity exceeded lower limit.");
            case MIN_NOTIONAL -> new BybitRefusal(170140, "Order value exceeded lower limit.");
            case INSUFFICIENT_BALANCE -> new BybitRefusal(170131, "Insufficient balance.");
            case DUPLICATE_CLIENT_ORDER_ID -> new BybitRefusal(170141, "Duplicate clientOrderId.");
            case OPEN_ORDERS -> new BybitRefusal(170810, "Cannot exceed maximum of 500 active orders.");
            case REDUCE_ONLY, CHANCE -> new BybitRefusal(170138, "Order price exceeded the allowed range.");
        };
    }
}
