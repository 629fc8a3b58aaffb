package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.hyperliquid.Cloid;
import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Report;
import java.nio.charset.StandardCharsets;

/**
 * An order's identity.
 *
 * @param epoch life in which it was decided
 * @param number its number there
 */
record OrderKey(int epoch, long number) {
    /** Reads what a venue got to see; anything that is not ours is a failure. */
    static OrderKey of(ClientOrderId ids, String text) {
        Report report = new Report();
        byte[] bytes = Cloid.clientOrderId(text).getBytes(StandardCharsets.US_ASCII);
        assertTrue(ids.read(bytes, 0, bytes.length, report), () -> "'" + text + "' is not a client order id of ours");
        return new OrderKey(report.epoch, report.number);
    }
}
