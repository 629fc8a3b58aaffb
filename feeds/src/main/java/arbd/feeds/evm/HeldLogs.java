package arbd.feeds.evm;

/** Logs that wait for the snapshot of their pool, in the order of the chain. Bounded; allocates only when made. */
final class HeldLogs {
    private PoolLog[] logs;
    private int count;

    HeldLogs(int most) {
        this.logs = new PoolLog[most];
        for (int i = 0; i < most; i++) {
            logs[i] = new PoolLog();
        }
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    PoolLog get(int place) {
        return logs[place];
    }

    /** Keeps a copy; false = no room. */
    boolean add(PoolLog log) {
        if (count == logs.length) {
            return false;
        }
        logs[count++].set(log);
        return true;
    }

    /** Forgets those of one pool; the others stay in order. */
    void drop(int pool) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            PoolLog log = logs[i];
            if (log.pool != pool) {
                logs[i] = logs[kept];
                logs[kept++] = log;
            }
        }
        count = kept;
    }
}
