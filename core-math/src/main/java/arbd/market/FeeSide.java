package arbd.market;

/** The asset in which a venue charges a trade. */
public enum FeeSide {
    /** Always the quote asset: added to what a buyer pays, taken from what a seller gets. */
    QUOTE,
    /** Taken from what is received: base on a buy, quote on a sell. */
    RECEIVED
}
