package arbd.daemon.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CaptureTapTest {
    private static final int QUEUE = 1 << 16;
    private static final long SEED = 20_261;

    private final CaptureTap tap = CaptureTap.of(QUEUE);
    private final List<byte[]> taken = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();

    private void drain() {
        while (tap.drain((type, wallNanos, number, bytes, offset, length) -> {
            byte[] text = new byte[length];
            bytes.getBytes(offset, text);
            taken.add(text);
            types.add(type);
            numbers.add(number);
        }, 3) > 0) {
            continue;
        }
    }

    private void offer(byte[] text) {
        tap.offer(CaptureTap.IN, 7, -1, text, 0, text.length);
    }

    @Test
    void shouldCarryMessagesOfAnyLengthThatFitsInOrder() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<byte[]> sent = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            byte[] text = new byte[random.nextInt(i % 50 == 0 ? QUEUE / 2 : 300)];
            random.nextBytes(text);
            sent.add(text);
            offer(text);
            drain();
        }
        assertEquals(0, tap.dropped(), "seed " + SEED);
        assertEquals(sent.size(), taken.size());
        for (int i = 0; i < sent.size(); i++) {
            assertArrayEquals(sent.get(i), taken.get(i), "message " + i + " of seed " + SEED);
        }
    }

    @Test
    void shouldTellWhereMessagesAreMissingAndHowMany() {
        byte[] text = new byte[1_000];
        int fit = 0;
        while (tap.dropped() == 0) {
            text[0] = (byte) fit;
            offer(text);
            fit++;
        }
        offer(text);
        offer(new byte[QUEUE]);
        assertEquals(3, tap.dropped());
        assertEquals(3, tap.untold());
        drain();
        text[0] = 99;
        offer(text);
        assertEquals(0, tap.untold());
        drain();
        int first = fit - 1;
        assertEquals(first + 2, taken.size());
        assertEquals(CaptureTap.LOST, types.get(first));
        assertEquals(3, numbers.get(first));
        assertEquals(99, taken.get(first + 1)[0]);
    }

    @Test
    void shouldTakeALongMessageWholeOrNotAtAll() {
        byte[] half = new byte[QUEUE / 2];
        offer(half);
        offer(half);
        assertEquals(1, tap.dropped());
        drain();
        assertEquals(1, taken.size());
        assertEquals(half.length, taken.get(0).length);
        offer(new byte[] {1});
        drain();
        assertEquals(List.of(CaptureTap.IN, CaptureTap.LOST, CaptureTap.IN), types);
        assertEquals(1, taken.get(2).length);
    }

    @Test
    void shouldHoldTheLargestMessageOfItsVenue() {
        CaptureTap large = CaptureTap.forMessages(16 << 20);
        large.offer(CaptureTap.IN, 1, -1, new byte[16 << 20], 0, 16 << 20);
        assertEquals(0, large.dropped());
        int[] length = new int[1];
        while (large.drain((type, wallNanos, number, bytes, offset, count) -> length[0] = count, 100) > 0) {
            continue;
        }
        assertTrue(length[0] == 16 << 20, () -> "was " + length[0]);
    }
}
