package arbd.feeds.okx;

import java.util.List;

/** Which of the venue's markets a connection carries: they differ in the channels of an instrument. */
public enum OkxMarket {
    /** Spot: books. */
    SPOT(500, "books"),
    /** Perpetuals: books, whose quantities are in contracts, mark prices, and the rates of funding. */
    SWAP(300, "books", "mark-price", "funding-rate");

    private final int instrumentsMax;
    private final List<String> channels;

    OkxMarket(int instrumentsMax, String... channels) {
        this.instrumentsMax = instrumentsMax;
        this.channels = List.of(channels);
    }

    /** Most instruments of a connection: the venue takes a subscribe frame of 64 kB. */
    int instrumentsMax() {
        return instrumentsMax;
    }

    /** What is subscribed for each instrument. */
    List<String> channels() {
        return channels;
    }

    /** Whether instruments have mark prices and funding. */
    boolean marks() {
        return this == SWAP;
    }
}
