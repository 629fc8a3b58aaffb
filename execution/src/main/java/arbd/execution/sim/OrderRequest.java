package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Side;
import java.math.BigDecimal;

/**
 * What a client asked for, before any check.
 *
 * @param clientOrderId empty = none given
 * @param symbol the venue's string
 * @param px limit price as sent
 * @param qty quantity as sent
 * @param reduceOnly may only make a position smaller
 */
record OrderRequest(
        String clientOrderId, String symbol, Side side, TimeInForce timeInForce, BigDecimal px, BigDecimal qty,
        boolean reduceOnly) {
    OrderRequest(String clientOrderId, String symbol, Side side, TimeInForce timeInForce, BigDecimal px,
            BigDecimal qty) {
        this(clientOrderId, symbol, side, timeInForce, px, qty, false);
    }
}
