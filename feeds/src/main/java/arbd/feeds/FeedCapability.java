package arbd.feeds;

/**
 * What the market data of a venue has beyond books: by it we see that something was lost or is wrong, and what else we
 * are told. {@link Feeds#capabilities} says which protocol has what; {@code arbd venues} prints it.
 */
public enum FeedCapability {
    /** Books come as a snapshot and its changes, so that a lost change damages what follows. */
    CHANGES("books by changes"),
    /** Messages are numbered: one that is lost shows with the next. */
    SEQUENCE("sequence numbers"),
    /** Books have a checksum of their levels; OKX ceased to send it, and what it sends is checked. */
    CHECKSUM("checksums (checked where sent)"),
    /** Best quotes bear the numbers of the book, which must have the same best levels at the same number. */
    CROSS_CHECK("best quotes numbered as the book"),
    /** The best quote comes on a channel of its own, sooner than the book. */
    QUOTES("best quotes"),
    /** Mark prices and funding rates. */
    MARKS("mark prices and funding");

    private final String words;

    FeedCapability(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
