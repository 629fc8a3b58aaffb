package arbd.feeds.bybit;

/**
 * Which of the venue's books are read: those of the depth that was subscribed; of a recording, the deepest that has
 * come so far, since archives have other depths than the feed.
 */
final class BookDepth {
    /** The deepest that the venue has. */
    private static final int DEEPEST = 1_000;

    private final int subscribed;
    private int followed;

    /** Of this depth, 0 = of whatever was recorded. */
    BookDepth(int subscribed) {
        this.subscribed = subscribed;
        reset();
    }

    /** As on a new connection. */
    void reset() {
        followed = subscribed;
    }

    /** Most levels a side. */
    int levelsMax() {
        return subscribed == 0 ? DEEPEST : subscribed;
    }

    /** Whether a book of this depth is read. */
    boolean takes(long depth) {
        return depth == followed || deeper(depth);
    }

    /** Follows this depth from now on; answers whether the books so far were of another. */
    boolean follow(long depth) {
        boolean other = deeper(depth);
        followed = other ? (int) depth : followed;
        return other;
    }

    /** What stands in front of a symbol in the topics of its books. */
    String topic() {
        return subscribed == 0 ? "orderbook." : "orderbook." + subscribed + ".";
    }

    private boolean deeper(long depth) {
        return subscribed == 0 && depth > followed && depth <= DEEPEST;
    }
}
