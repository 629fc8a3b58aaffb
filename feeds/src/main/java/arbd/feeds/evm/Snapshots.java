package arbd.feeds.evm;

/** The few snapshots that are under way at once, so that a node is not asked for everything in one moment. */
final class Snapshots {
    /** Pools that are asked for at once. */
    static final int MOST = 4;

    private final Snapshot[] slots = new Snapshot[MOST];

    Snapshots(NodeRequests requests) {
        for (int i = 0; i < MOST; i++) {
            slots[i] = new Snapshot(requests);
        }
    }

    void clear() {
        for (Snapshot slot : slots) {
            slot.end();
        }
    }

    /** One that is free, or null. */
    Snapshot free() {
        for (Snapshot slot : slots) {
            if (slot.pool() == null) {
                return slot;
            }
        }
        return null;
    }

    /** The one that this request belongs to, or null. */
    Snapshot owning(long id) {
        for (Snapshot slot : slots) {
            if (slot.owns(id)) {
                return slot;
            }
        }
        return null;
    }

    /** One that was begun so long ago that no answer is to be hoped for, or null. */
    Snapshot late(long nowNanos, long patienceNanos) {
        for (Snapshot slot : slots) {
            if (slot.pool() != null && nowNanos - slot.askedNanos() > patienceNanos) {
                return slot;
            }
        }
        return null;
    }

    /** Ends the one of a pool, if there is one. */
    void end(WatchedPool pool) {
        for (Snapshot slot : slots) {
            if (slot.pool() == pool) {
                slot.end();
            }
        }
    }
}
