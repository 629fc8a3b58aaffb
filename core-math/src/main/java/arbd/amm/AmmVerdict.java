package arbd.amm;

/** What a pool's contract says to a trade; all but {@link #OK} are its reverts, or why we do not ask it. */
public enum AmmVerdict {
    /** It would go through. */
    OK,
    /** Nothing is paid in. */
    INSUFFICIENT_INPUT_AMOUNT,
    /** Nothing is asked for, or nothing would come out. */
    INSUFFICIENT_OUTPUT_AMOUNT,
    /** A reserve is empty, or not larger than what is asked for. */
    INSUFFICIENT_LIQUIDITY,
    /** A product passes 2^256. */
    MUL_OVERFLOW,
    /** A sum passes 2^256. */
    ADD_OVERFLOW,
    /** More is asked for than there is. */
    SUB_UNDERFLOW,
    /** All of a reserve is asked for. */
    DIVISION_BY_ZERO,
    /** The product of the reserves, after the fee, would fall. */
    K,
    /** A reserve would pass 2^112. */
    RESERVE_OVERFLOW,
    /** The price limit is on the wrong side of the price, or out of range. */
    PRICE_LIMIT,
    /** A price or a tick out of range. */
    PRICE_RANGE,
    /** A square-root price, an amount or a liquidity leaves its type: the contract reverts without a word. */
    REVERT,
    /** The trade goes beyond the ticks that we know; it is not priced. */
    BEYOND_WINDOW,
    /** No time, or more than is remembered, is asked for. */
    NO_OBSERVATION
}
