package arbd.execution.hyperliquid;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which client order id an order of the venue has, of the latest so many. Executions name the venue's number alone. */
final class OrderNumbers {
    private static final int KEPT = 16_384;

    private final Map<Long, String> byNumber = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, String> eldest) {
            return size() > KEPT;
        }
    };

    /** The venue's number of an order, and our text, empty = not ours; false = that was known. */
    boolean learn(long number, String clientOrderId) {
        return byNumber.put(number, clientOrderId) == null;
    }

    /** Our text, empty = not ours, null = not known yet. */
    String clientOrderId(long number) {
        return byNumber.get(number);
    }
}
