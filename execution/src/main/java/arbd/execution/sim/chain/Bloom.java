package arbd.execution.sim.chain;

/** The filter of 2,048 bits in which a block says whose logs it may hold (Yellow Paper, 4.3.1). */
final class Bloom {
    private static final int BYTES = 256;
    private static final int BITS_EACH = 3;
    private static final int BIT_MASK = 0x7ff;

    private final byte[] bits = new byte[BYTES];

    /** Adds who said a log, and its topics. */
    void add(PoolLog log) {
        add(log.address());
        log.topics().forEach(this::add);
    }

    /** Adds bytes, given as {@code 0x} and digits. */
    void add(String hex) {
        byte[] hash = Keccak.hash(Hex.parse(hex));
        for (int i = 0; i < BITS_EACH; i++) {
            int bit = ((hash[2 * i] & 0xff) << Byte.SIZE | hash[2 * i + 1] & 0xff) & BIT_MASK;
            bits[BYTES - 1 - bit / Byte.SIZE] |= (byte) (1 << bit % Byte.SIZE);
        }
    }

    @Override
    public String toString() {
        return Hex.bytes(bits);
    }
}
