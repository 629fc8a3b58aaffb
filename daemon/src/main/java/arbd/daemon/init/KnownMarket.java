package arbd.daemon.init;

import arbd.config.Protocol;

/**
 * One row of {@code markets.tsv}; numbers as a configuration has them.
 *
 * @param protocol whose
 * @param symbol the venue's own
 * @param base asset
 * @param quote asset
 * @param pxIncrement smallest price step
 * @param lot smallest quantity step
 * @param minQty smallest order
 * @param minNotional smallest order in the quote asset
 * @param asOf day on which the venue said so
 * @param contract what one of the venue's quantity is of the base, empty where it counts the base itself
 */
record KnownMarket(Protocol protocol, String symbol, String base, String quote, String pxIncrement, String lot,
        String minQty, String minNotional, String asOf, String contract) {
}
