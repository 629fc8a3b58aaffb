package arbd.feeds.hyperliquid;

/** The parts of one {@code l2Book} or {@code bbo} beside its levels. A reusable slot: mutable fields, nothing else. */
final class HyperliquidMessage {
    /** Whether it tells the best levels alone. */
    boolean quote;
    /** The venue's time of the state that it tells, milliseconds since 1970; may repeat. */
    long timeMillis;
}
