package arbd.execution.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** How far a session has come, and the numbers of its frames: one sequence over all channels of a connection. */
final class CoinbaseSteps {
    static final String USER = "user";
    static final String HEARTBEATS = "heartbeats";

    private static final long NONE = -1;

    private final Set<String> subscribed = new HashSet<>();
    private boolean snapshot;
    private boolean permitted;
    private boolean balanced;
    private boolean asked;
    private long sequence = NONE;

    /** Back to a connection that has said nothing. */
    void clear() {
        subscribed.clear();
        snapshot = false;
        permitted = false;
        balanced = false;
        asked = false;
        sequence = NONE;
    }

    /**
     * Takes a frame's number. Which is the first is not asked: what was lost before it, a confirmation or the snapshot,
     * is missed anyway.
     *
     * @return whether it is the next one
     */
    boolean follows(long number) {
        boolean next = sequence == NONE || number == sequence + 1;
        sequence = number;
        return next;
    }

    void subscribed(JsonNode channels) {
        channels.fieldNames().forEachRemaining(subscribed::add);
    }

    void snapshot() {
        snapshot = true;
    }

    void permitted() {
        permitted = true;
    }

    void balanced() {
        balanced = true;
    }

    /** Whether the user channel speaks and REST was not asked yet; says so once. */
    boolean mayAsk() {
        boolean first = !asked && snapshot && subscribed.contains(USER) && subscribed.contains(HEARTBEATS);
        asked |= first;
        return first;
    }

    boolean complete() {
        return asked && permitted && balanced;
    }
}
