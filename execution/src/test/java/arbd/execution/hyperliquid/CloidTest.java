package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.order.ClientOrderId;
import arbd.execution.order.Report;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CloidTest {
    private final ClientOrderId ids = new ClientOrderId("t0zz");

    @Test
    void shouldHoldAllOfAClientOrderId() {
        assertEquals("0x6174307a7a00000001000000000000ff", cloid(ids, 1, 255));
        long seed = 20261126;
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            int epoch = 1 + random.nextInt(ClientOrderId.EPOCH_MAX);
            long number = 1 + random.nextLong(ClientOrderId.NUMBER_MAX);
            String cloid = cloid(ids, epoch, number);
            assertTrue(cloid.matches("0x[0-9a-f]{32}"), cloid);
            assertEquals(ids.text(epoch, number), Cloid.clientOrderId(cloid), "seed " + seed);
            seen.add(cloid);
        }
        assertEquals(2_000, seen.size());
        assertEquals(ids.text(ClientOrderId.EPOCH_MAX, ClientOrderId.NUMBER_MAX),
                Cloid.clientOrderId(cloid(ids, ClientOrderId.EPOCH_MAX, ClientOrderId.NUMBER_MAX)));
    }

    @Test
    void shouldLeaveWhatIsNotOurs() {
        String ours = cloid(ids, 7, 9);
        for (String other : List.of("", "0x", ours.substring(2), ours + "0", ours.replace("0x61", "0x62"),
                "0x" + "0".repeat(32), ours.replace("74307a7a", "74307a5a"), ours.replace("6174", "61ff"),
                "0x06c60000000000000000000000003f5a", "0x6174307a7a00000000000000000000ff",
                "0x6174307a7a0000000100000000000000", "0x6174307a7affffffff000000000000ff",
                "0x6174307a7a00000001ffffffffffffff", "\u0130" + ours.substring(1))) {
            assertEquals(other, Cloid.clientOrderId(other));
        }
        byte[] text = Cloid.clientOrderId(cloid(new ClientOrderId("else"), 7, 9)).getBytes(StandardCharsets.US_ASCII);
        Report report = new Report();
        assertEquals(false, ids.read(text, 0, text.length, report), "another instance's");
        assertEquals(true, new ClientOrderId("else").read(text, 0, text.length, report));
        assertEquals("7 9", report.epoch + " " + report.number);
    }

    static String cloid(ClientOrderId ids, int epoch, long number) {
        byte[] id = new byte[ClientOrderId.LENGTH];
        byte[] cloid = new byte[Cloid.LENGTH];
        ids.write(epoch, number, id, 0);
        Cloid.write(id, epoch, number, cloid);
        return new String(cloid, StandardCharsets.US_ASCII);
    }
}
