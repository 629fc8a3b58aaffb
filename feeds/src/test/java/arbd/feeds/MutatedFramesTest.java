package arbd.feeds;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Frames of every venue with a byte changed, left out or put in, a part repeated, a number made longer: the fast way to
 * read them tells what the checked way tells. What {@link FeedDecoderFuzz} looks for, from a seed and in every build.
 */
final class MutatedFramesTest {
    private static final int MUTATIONS = 10_000;
    private static final String BYTES = "0123456789.,:\"[]{}-eE+\\ abctnul\u00e9\u0001";

    @Test
    void shouldReadTheSameTheFastWayAndTheCheckedWay() {
        long seed = 20_261_126;
        SplittableRandom random = new SplittableRandom(seed);
        List<byte[]> seeds = FeedDecoderFuzz.seeds();
        FeedDecoderFuzz both = new FeedDecoderFuzz();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] data = seeds.get(random.nextInt(seeds.size())).clone();
            for (int n = random.nextInt(1, 4); n > 0; n--) {
                data = mutated(data, random);
            }
            try {
                both.shouldHoldAgainstAnyBytes(data);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", mutation " + i + ": "
                        + new String(data, StandardCharsets.ISO_8859_1), e);
            }
        }
    }

    /** All but the first byte, which chooses the protocol, may change. */
    private static byte[] mutated(byte[] data, SplittableRandom random) {
        int from = 1 + random.nextInt(data.length - 1);
        while (random.nextInt(16) > 0 && from < data.length - 1 && !numberBegins(data, from)) {
            from++;
        }
        int to = Math.min(data.length, from + random.nextInt(12));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(data, 0, from);
        int behind = from;
        switch (random.nextInt(4)) {
            case 0 -> out.write(random.nextBoolean() ? '0' : BYTES.charAt(random.nextInt(BYTES.length())));
            case 1 -> out.write(data, from, to - from);
            case 2 -> behind++;
            default -> {
                out.write(BYTES.charAt(random.nextInt(10)));
                behind++;
            }
        }
        out.write(data, behind, data.length - behind);
        return out.size() < 2 ? data : out.toByteArray();
    }

    private static boolean numberBegins(byte[] data, int at) {
        return digit(data[at]) && !digit(data[at - 1]) && data[at - 1] != '.';
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }
}
