package arbd.execution.sim;

/** What a venue tells its private streams. */
interface VenueEvents {
    /** The order works. */
    void onNew(SimulatedOrder order);

    /** One execution; the order already counts it. */
    void onFill(SimulatedOrder order, LedgerFill fill);

    /** The order ended with something unfilled. */
    void onEnded(SimulatedOrder order);
}
