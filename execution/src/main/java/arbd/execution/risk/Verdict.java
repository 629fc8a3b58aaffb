package arbd.execution.risk;

/** What became of an opportunity. Ordinals are journaled: append only. */
public enum Verdict {
    /** No edge worth a word. */
    NONE("no edge"),
    /** Orders were sent for it. */
    TAKEN("taken"),
    /** Everything is halted. */
    HALTED("halted"),
    /** Entries are paused. */
    PAUSED("paused"),
    /** This route is halted after a missed leg. */
    ROUTE_HALTED("route halted after a missed leg"),
    /** A venue of the route takes no orders now. */
    VENUE_DOWN("venue session down"),
    /** A leg's book is older than its bound. */
    STALE_QUOTE("stale quote"),
    /** We took from a leg's book and have not seen it since. */
    AWAITING_QUOTE("awaiting a fresh quote after our own order"),
    /** Too good to be true. */
    IMPLAUSIBLE_EDGE("implausible edge"),
    /** The route traded a moment ago. */
    COOLDOWN("cooldown"),
    /** As many orders as allowed are open. */
    OPEN_ORDERS("open-order limit"),
    /** The venue's order budget is spent. */
    ORDER_RATE("order rate"),
    /** Another route of the same event had the better edge. */
    OUTRANKED("outranked by a better route"),
    /** The edge did not survive rounding to increments, lots and fees. */
    NO_EDGE_AFTER_ROUNDING("no edge after rounding"),
    /** A leg would be below the venue's minimum. */
    BELOW_MINIMUM("below a venue minimum"),
    /** Not enough free balance on a leg. */
    NO_BALANCE("not enough balance"),
    /** A leg would exceed the largest order allowed. */
    ORDER_NOTIONAL("order notional limit"),
    /** Could leave more naked than allowed, should its other legs fail. */
    NAKED_EXPOSURE("naked-exposure limit"),
    /** A perpetual's position would exceed its bound, or its margin what is free. */
    POSITION("position limit"),
    /** A venue charges its token, and no fresh book says what that costs. */
    NO_TOKEN_BOOK("no usable book of a fee token"),
    /** No fresh book says what turning an equivalent costs. */
    NO_EQUIVALENT_BOOK("no usable book of an equivalent"),
    /** Everything fits, but nothing can be sent where its pools are. */
    NO_EXECUTION("no transactions are sent to this chain yet"),
    /** No usable book tells what gas costs in the settlement asset. */
    NO_GAS_PRICE("no usable book prices gas"),
    /** Gas, tip and premium leave less of the gain than is wanted. */
    NO_EDGE_AFTER_COSTS("no edge after gas, tip and premium"),
    /** The amounts would pass what is known of a pool. */
    BEYOND_WINDOW("beyond what is known of a pool"),
    /** A venue of the route asked for fewer requests, and gets no entries for a while. */
    VENUE_BACKOFF("venue asked for fewer orders"),
    /** A leg's market is halted, cancel-only, ended, not listed, or its account refused. */
    MARKET_CLOSED("market closed by its venue"),
    /** A leg's market has another increment, lot or minimum than is configured. */
    MARKET_RULES("market's rules are not the configured ones"),
    /** The end of a leg's market, or a pause of its venue, is near: only what closes a position is taken. */
    MARKET_ENDING("market's end or a pause is near: exits only"),
    /** A venue's listing has not been read yet, or not for too long. */
    MARKET_AWAITED("venue's listing not read yet"),
    /** A leg's account is not as configured, or its key may do too much or too little. */
    ACCOUNT_REFUSED("venue's account refused"),
    /** A leg's account has not been read yet. */
    ACCOUNT_AWAITED("venue's account not read yet");

    private static final Verdict[] VALUES = values();

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** The verdict with this ordinal, without allocating. */
    public static Verdict of(int ordinal) {
        return VALUES[ordinal];
    }

    /** How many there are. */
    public static int count() {
        return VALUES.length;
    }

    /** Whether this is a refusal of something worth taking. */
    public boolean refusal() {
        return this != NONE && this != TAKEN;
    }
}
