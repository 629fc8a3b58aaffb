package arbd.execution.order;

/**
 * What a venue (or our own execute stage) says about one order. A reusable slot: public mutable fields and nothing
 * else. {@link #number} 0 means an order that is not ours.
 */
public final class Report {
    /** What happened. */
    public enum Kind {
        /** The venue took the order. */
        ACCEPTED,
        /** One execution: {@link #px}, {@link #qty}, {@link #fee}, {@link #tradeId} are set. */
        FILL,
        /** Final: whatever was not filled is gone (cancelled, expired, IOC remainder); {@link #cumQty} is set. */
        CANCELLED,
        /** Final: never worked. */
        REJECTED,
        /** The request went out and no answer tells its outcome. */
        UNKNOWN,
        /** The answer to a query: the venue does not know the order (not final by itself). */
        NOT_FOUND,
        /** Final: execute held it back, no byte was sent. */
        SUPPRESSED;

        private static final Kind[] VALUES = values();

        /** The kind with this ordinal, without allocating. */
        public static Kind of(int ordinal) {
            return VALUES[ordinal];
        }
    }

    /** Why a venue (or we) refused. */
    public enum Reason {
        /** No refusal. */
        NONE,
        /** Not enough free balance or margin. */
        INSUFFICIENT_BALANCE,
        /** Price, lot, minimum quantity or notional rule. */
        FILTER,
        /** Too many requests or orders. */
        RATE_LIMIT,
        /** Request time outside the venue's window. */
        TIMESTAMP,
        /** Key, signature or permission. */
        AUTHENTICATION,
        /** Market not open for this. */
        MARKET_CLOSED,
        /** Our halt flag. */
        HALTED,
        /** Our connection to the venue was down when it should have been sent. */
        NOT_CONNECTED,
        /** No answer in time, or the socket fell after the send. */
        NO_ANSWER,
        /** Anything else; the text is kept. */
        OTHER;

        private static final Reason[] VALUES = values();

        /** The reason with this ordinal, without allocating. */
        public static Reason of(int ordinal) {
            return VALUES[ordinal];
        }
    }

    /** Most bytes of {@link #venueOrderId} and {@link #text} that are kept. */
    public static final int TEXT = 64;

    /** What happened. */
    public Kind kind = Kind.ACCEPTED;
    /** Why, for {@link Kind#REJECTED}, {@link Kind#UNKNOWN} and {@link Kind#SUPPRESSED}. */
    public Reason reason = Reason.NONE;
    /** Dense venue id. */
    public int venue;
    /** Epoch of the order. */
    public int epoch;
    /** Number of the order within its epoch, 0 = not one of ours. */
    public long number;
    /** Monotonic time at which the bytes came off the socket. */
    public long receivedNanos;
    /** Wall-clock time of the same moment, nanoseconds since 1970. */
    public long wallNanos;
    /** The venue's event time, wall-clock nanoseconds since 1970, 0 = not said. */
    public long venueTimeNanos;
    /** The venue's number of this execution, unique per venue and symbol; for {@link Kind#FILL}. */
    public long tradeId;
    /** Execution price mantissa, for {@link Kind#FILL}. */
    public long px;
    /** Execution quantity mantissa, for {@link Kind#FILL}. */
    public long qty;
    /** Quantity executed over the order's life so far, mantissa; -1 = not said. */
    public long cumQty;
    /** Fee of this execution in units of {@link #feeAsset}; positive is paid, negative is a rebate. */
    public long fee;
    /** Dense asset id of the fee, -1 = none. */
    public int feeAsset;
    /**
     * What this execution realised by closing a position, before its fee, in units of the quote asset; 0 for spot. The
     * venue's own figure: how it rounds an entry price is its secret.
     */
    public long realised;
    /** Whether it answers a request of ours; else it came by the private stream. Not journaled. */
    public boolean answer;
    /** The venue's order id, ASCII. */
    public final byte[] venueOrderId = new byte[TEXT];
    /** Bytes used of {@link #venueOrderId}. */
    public int venueOrderIdLength;
    /** The venue's words (error text), UTF-8, cut at {@link #TEXT}. */
    public final byte[] text = new byte[TEXT];
    /** Bytes used of {@link #text}. */
    public int textLength;

    /** Back to the state of a new slot. */
    public void clear() {
        kind = Kind.ACCEPTED;
        reason = Reason.NONE;
        venue = 0;
        epoch = 0;
        number = 0;
        receivedNanos = 0;
        wallNanos = 0;
        venueTimeNanos = 0;
        tradeId = 0;
        px = 0;
        qty = 0;
        cumQty = -1;
        fee = 0;
        feeAsset = -1;
        realised = 0;
        answer = false;
        venueOrderIdLength = 0;
        textLength = 0;
    }
}
