package arbd.execution.net;

import arbd.execution.order.OrderEntry;
import java.util.function.Consumer;

/** An account session beside which another of the same account can be opened: the venue allows two at once. */
public interface Renewable extends OrderEntry {
    /**
     * Tells {@code listener}, with the venue's words, when the venue has announced that it will end this session; the
     * session then stays as it is. Without a listener it connects anew. Before the start.
     */
    void whenEnding(Consumer<String> listener);

    /** Requests that wait for an answer. */
    int inFlight();

    /** How long the venue lets a session live at most, milliseconds, 0 = it does not say. */
    default long lifeMillis() {
        return 0;
    }
}
