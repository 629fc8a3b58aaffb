package arbd.config;

import java.util.OptionalInt;

/**
 * {@code threads.cores}: the CPU each stage is pinned to; empty = not pinned. All distinct, 0..1023.
 *
 * @param ingest socket loop
 * @param decide decision thread
 * @param journal appender
 * @param execute signing and sending
 */
public record CoresConfig(OptionalInt ingest, OptionalInt decide, OptionalInt journal, OptionalInt execute) {
}
