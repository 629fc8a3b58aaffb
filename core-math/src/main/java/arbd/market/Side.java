package arbd.market;

/** Which way we trade. */
public enum Side {
    /** We receive base and pay quote; we take the ask. */
    BUY,
    /** We pay base and receive quote; we take the bid. */
    SELL;

    private static final Side[] VALUES = values();

    /** The side with this ordinal, without allocating. */
    public static Side of(int ordinal) {
        return VALUES[ordinal];
    }

    /** The other side. */
    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
