package arbd.execution.net;

import arbd.execution.order.Order;
import arbd.execution.order.Report;

/** One request that waits for its answer. A reusable slot: public mutable fields and nothing else. */
public final class Request {
    /** What was asked. */
    public enum Kind {
        /** Private stream. */
        SUBSCRIBE,
        /** Balances. */
        BALANCES,
        /** A new order. */
        PLACE,
        /** The cancellation of an order. */
        CANCEL,
        /** The state of an order. */
        QUERY,
        /** The fills of an order whose state is known. */
        FILLS,
        /** That the private stream goes on. */
        KEEP_ALIVE
    }

    /** What was asked. */
    public Kind kind = Kind.PLACE;
    /** Epoch of the order. */
    public int epoch;
    /** Number of the order, 0 = not about one. */
    public long number;
    /** Dense instrument id. */
    public int instrument;
    /**
     * For {@link Kind#FILLS}: the order's end to report behind the fills, or ACCEPTED when it has none. For
     * {@link Kind#PLACE}, where a venue needs it: CANCELLED for an order that never rests.
     */
    public Report.Kind end = Report.Kind.ACCEPTED;
    /** For {@link Kind#FILLS}: what the venue says was executed, mantissa; -1 = not said. */
    public long cumQty;

    /** A request about an order that goes another way than the connection whose requests are numbered. */
    public static Request about(Order order, Kind asked) {
        return new Request().of(asked, order);
    }

    /** A request about the same order that outlives this one and goes another way. */
    public Request another(Kind asked) {
        Request another = new Request();
        another.kind = asked;
        another.epoch = epoch;
        another.number = number;
        another.instrument = instrument;
        return another;
    }

    /** Takes the order's identity. */
    Request of(Kind asked, Order order) {
        kind = asked;
        epoch = order == null ? 0 : order.epoch;
        number = order == null ? 0 : order.number;
        instrument = order == null ? -1 : order.instrument;
        end = Report.Kind.ACCEPTED;
        cumQty = -1;
        return this;
    }
}
