/**
 * What venues say of their instruments: increments, lots, minimums, status, funding. One parser for each venue's
 * listing, and where it is asked for; for {@code ./arbd run}, off the hot path.
 */
package arbd.execution.listing;
