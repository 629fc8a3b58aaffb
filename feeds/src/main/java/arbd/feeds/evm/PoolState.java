package arbd.feeds.evm;

import arbd.amm.PoolEvent;

/** What is known of one pool, changed by its logs. */
interface PoolState {
    /** What came of a log. */
    enum Applied {
        /** The state is the one after the log. */
        DONE,
        /** It is as it was: the log changes nothing that is told. */
        UNCHANGED,
        /** The price left the ticks that are known. */
        OUTSIDE,
        /** The log's liquidity is not what the known ticks make it: something was missed. */
        CONTRADICTION,
        /** No contract would be in that state. */
        IMPOSSIBLE
    }

    /** Applies one log of this pool; after anything but DONE and UNCHANGED the state is of no meaning. */
    Applied apply(PoolLog log);

    /** Writes what is known into an event, whose other fields are the caller's. */
    void fill(PoolEvent event);
}
