package arbd.route;

/** What became of a sizing. */
public enum SizingVerdict {
    /** Sized, rounded and confirmed. */
    OK,
    /** A leg's book, or the one that turns what is received, is not live, is empty on a side, or is crossed. */
    NOT_SANE,
    /** The book of a fee token is so, or is not in the settlement asset: what the venue charges is not known. */
    NO_TOKEN_BOOK,
    /** The book that prices an equivalent is so. */
    NO_EQUIVALENT_BOOK,
    /** The best levels do not give the least edge. */
    NO_EDGE,
    /** A leg has no free balance for its smallest order. */
    NO_BALANCE,
    /** A limit leaves no room for a leg's smallest order. */
    NO_ROOM,
    /** The visible depth, or what the leg before yields, is below a leg's smallest quantity or notional. */
    BELOW_MINIMUM,
    /** Rounding every leg to its lot, and fees up, left less than the least edge. */
    NO_EDGE_AFTER_ROUNDING,
    /** An amount does not fit in 63 bits. */
    OVERFLOW
}
