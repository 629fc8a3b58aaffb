package arbd.execution.coinbase;

import arbd.execution.net.Request;
import arbd.market.Instrument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Our orders by the venue's id: Coinbase cancels, and lists the fills of, no other. Bounded, the oldest go. */
final class CoinbaseOrders {
    private static final int REMEMBERED = 16_384;
    /** It becomes part of addresses and bodies. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final Map<String, KnownOrder> byClientOrderId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, KnownOrder> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * Remembers an order, and answers what was remembered before when it is the same.
     *
     * @throws IllegalArgumentException when another order has this client order id, or the venue's id is none
     */
    KnownOrder learn(String clientOrderId, String orderId, Request about, Instrument instrument) {
        if (!ID.matcher(orderId).matches()) {
            throw new IllegalArgumentException("no order id");
        }
        KnownOrder known = byClientOrderId.get(clientOrderId);
        if (known != null && !known.orderId.equals(orderId)) {
            throw new IllegalArgumentException("two orders with the client order id " + clientOrderId);
        }
        if (known == null) {
            known = new KnownOrder(orderId, about.another(Request.Kind.FILLS), instrument);
            byClientOrderId.put(clientOrderId, known);
        }
        return known;
    }

    /** The order, null = its number was never told. */
    KnownOrder find(String clientOrderId) {
        return byClientOrderId.get(clientOrderId);
    }
}
