package arbd.daemon.pipeline;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The word that execute looks at before every write. Raised at once by whoever halts, from any thread; lifted by
 * execute alone, when the lift that decide journaled arrives.
 */
public final class HaltFlag {
    private final AtomicInteger raised = new AtomicInteger();

    HaltFlag(boolean latched) {
        if (latched) {
            raise();
        }
    }

    /** Nothing new leaves from now on. */
    public void raise() {
        raised.set(1);
    }

    /** Whether it is up. */
    public boolean up() {
        return raised.get() != 0;
    }

    void lift() {
        raised.set(0);
    }
}
