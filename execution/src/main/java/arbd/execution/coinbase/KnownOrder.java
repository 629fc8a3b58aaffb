package arbd.execution.coinbase;

import arbd.execution.net.Request;
import arbd.market.Instrument;

/** What is remembered of an order of ours, and how far its fills were told. */
final class KnownOrder {
    /** As the venue numbers it. */
    final String orderId;
    /** Whose reports they are. */
    final Request about;
    final Instrument instrument;
    /** Sum of the fills that were told, mantissa. */
    long toldQty;
    /** What the venue says was executed, mantissa. */
    long wantedQty;
    /** Whether its fills are being asked for. */
    boolean asking;
    /** Times that they were, in vain. */
    int tries;

    KnownOrder(String orderId, Request about, Instrument instrument) {
        this.orderId = orderId;
        this.about = about;
        this.instrument = instrument;
    }
}
