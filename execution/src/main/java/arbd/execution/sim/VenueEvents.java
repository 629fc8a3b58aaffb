package arbd.execution.sim;

import arbd.market.Instrument;

/** What a venue tells its private streams. */
interface VenueEvents {
    /** The order works. */
    void onNew(SimulatedOrder order);

    /** One execution; the order already counts it. */
    void onFill(SimulatedOrder order, LedgerFill fill);

    /** The order ended with something unfilled. */
    void onEnded(SimulatedOrder order);

    /** A position paid (negative) or received funding, in units of the quote asset; spot venues never hear of it. */
    default void onFunding(Instrument instrument, long units) {
    }
}
