package arbd.config;

import java.util.Optional;

/**
 * {@code journal}.
 *
 * @param directory as written; empty = the daemon chooses, from the instance's name
 * @param diskFloorBytes free space below which the daemon halts, at least 64 MiB
 * @param stateHashEvery inputs between two state hashes, 1..1048576
 */
public record JournalConfig(Optional<String> directory, long diskFloorBytes, int stateHashEvery) {
}
