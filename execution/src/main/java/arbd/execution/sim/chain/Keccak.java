package arbd.execution.sim.chain;

import java.nio.charset.StandardCharsets;

/**
 * Keccak-256 as Ethereum uses it: the sponge of FIPS 202 with the padding of the submission (0x01, not SHA-3's 0x06),
 * which is why the JDK's digest is of no use.
 */
final class Keccak {
    static final int BYTES = 32;

    private static final int LANES = 25;
    private static final int RATE = 136;
    private static final int ROUNDS = 24;
    private static final long[] ROUND_CONSTANTS = new long[ROUNDS];
    private static final int[] ROTATIONS = new int[LANES];
    private static final int[] MOVES = new int[LANES];

    static {
        int x = 1;
        int y = 0;
        for (int t = 0; t < ROUNDS; t++) {
            ROTATIONS[x + 5 * y] = (t + 1) * (t + 2) / 2 % Long.SIZE;
            int next = (2 * x + 3 * y) % 5;
            x = y;
            y = next;
        }
        for (int lane = 0; lane < LANES; lane++) {
            MOVES[lane] = lane / 5 + 5 * ((2 * (lane % 5) + 3 * (lane / 5)) % 5);
        }
        int register = 1;
        for (int round = 0; round < ROUNDS; round++) {
            for (int bit = 0; bit < 7; bit++) {
                if ((register & 1) != 0) {
                    ROUND_CONSTANTS[round] |= 1L << (1 << bit) - 1;
                }
                register = register << 1 ^ (register >> 7) * 0x171;
            }
        }
    }

    private Keccak() {
    }

    /** The hash of ASCII text. */
    static byte[] hash(String text) {
        return hash(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The hash of bytes. */
    static byte[] hash(byte[] input) {
        long[] state = new long[LANES];
        byte[] padded = new byte[(input.length / RATE + 1) * RATE];
        System.arraycopy(input, 0, padded, 0, input.length);
        padded[input.length] |= 1;
        padded[padded.length - 1] |= (byte) 0x80;
        for (int block = 0; block < padded.length; block += RATE) {
            for (int i = 0; i < RATE; i++) {
                state[i / Long.BYTES] ^= (padded[block + i] & 0xffL) << Byte.SIZE * (i % Long.BYTES);
            }
            permute(state);
        }
        byte[] hash = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            hash[i] = (byte) (state[i / Long.BYTES] >>> Byte.SIZE * (i % Long.BYTES));
        }
        return hash;
    }

    private static void permute(long[] a) {
        long[] column = new long[5];
        long[] b = new long[LANES];
        for (int round = 0; round < ROUNDS; round++) {
            for (int x = 0; x < 5; x++) {
                column[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int lane = 0; lane < LANES; lane++) {
                long mixed = a[lane] ^ column[(lane % 5 + 4) % 5] ^ Long.rotateLeft(column[(lane + 1) % 5], 1);
                b[MOVES[lane]] = Long.rotateLeft(mixed, ROTATIONS[lane]);
            }
            for (int lane = 0; lane < LANES; lane++) {
                int row = lane / 5 * 5;
                a[lane] = b[lane] ^ ~b[row + (lane + 1) % 5] & b[row + (lane + 2) % 5];
            }
            a[0] ^= ROUND_CONSTANTS[round];
        }
    }
}
