package arbd.config;

/**
 * {@code capture}: market data is recorded while the daemon trades.
 *
 * @param directory as written
 * @param partNanos age at which a recording ends and another continues it, 1 s to 24 h
 * @param partBytes size on disk at which it does, 1 MiB to 1 TiB
 */
public record CaptureConfig(String directory, long partNanos, long partBytes) {
    private static final long PART_NANOS = 3_600_000_000_000L;
    private static final long PART_BYTES = 256L << 20;

    /** Into this directory, with the default bounds. */
    public static CaptureConfig into(String directory) {
        return new CaptureConfig(directory, PART_NANOS, PART_BYTES);
    }

    /** With the same bounds into another directory. */
    public CaptureConfig elsewhere(String other) {
        return new CaptureConfig(other, partNanos, partBytes);
    }
}
