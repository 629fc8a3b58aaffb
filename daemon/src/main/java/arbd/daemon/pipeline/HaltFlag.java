package arbd.daemon.pipeline;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The word that execute looks at before every write. Raised at once by whoever halts, from any thread; lifted by
 * execute alone, when a lift arrives that decide journaled after it knew of the halt: a lift that was on its way
 * already when the flag was raised lifts nothing.
 */
public final class HaltFlag {
    /** Raised from outside and not yet seen by decide. */
    private final AtomicInteger asked = new AtomicInteger();
    /** What decide has said. */
    private final AtomicInteger said = new AtomicInteger();

    HaltFlag(boolean latched) {
        said.set(latched ? 1 : 0);
    }

    /** Nothing new leaves from now on. */
    public void raise() {
        asked.incrementAndGet();
    }

    /** Whether it is up. */
    public boolean up() {
        return said.get() != 0 || asked.get() != 0;
    }

    /**
     * Decide has halted everything; by execute alone.
     *
     * @param operator whether an operator's command made it: then that one is no longer on its way
     */
    void halted(boolean operator) {
        said.set(1);
        if (operator && asked.get() > 0) {
            asked.decrementAndGet();
        }
    }

    void lift() {
        said.set(0);
    }
}
