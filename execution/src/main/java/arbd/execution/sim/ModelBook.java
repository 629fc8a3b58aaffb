package arbd.execution.sim;

import arbd.market.Side;

/** The book of one instrument of the {@link MarketModel}. */
final class ModelBook {
    private final Levels bids = new Levels(true);
    private final Levels asks = new Levels(false);
    private long updateId;

    ModelBook(long updateId) {
        this.updateId = updateId;
    }

    Levels bids() {
        return bids;
    }

    Levels asks() {
        return asks;
    }

    /** The side that an aggressor takes from. */
    Levels against(Side aggressor) {
        return aggressor == Side.BUY ? asks : bids;
    }

    /** Rises with every change. */
    long updateId() {
        return updateId;
    }

    void changed() {
        updateId++;
    }
}
