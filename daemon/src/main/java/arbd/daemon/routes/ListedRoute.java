package arbd.daemon.routes;

import arbd.market.Asset;
import java.math.BigDecimal;
import java.util.List;

/**
 * One line of a listing, of whatever kind.
 *
 * @param id the route's
 * @param kind word of its kind, as in a configuration
 * @param rank position of its kind among the kinds
 * @param settlement name of the asset that a gain is counted in
 * @param floorE8 what it costs at least, in 1e-8 of what it trades
 * @param haircutE8 the part of that which equivalent assets cost
 * @param gas what it costs beside, whatever is traded; null = nothing
 * @param gasAsset what that is paid in; null with {@code gas}
 * @param legs in the order in which they follow each other
 * @param markets titles of the books that it needs, those of its legs first, those that price its gas last
 */
record ListedRoute(
        int id, String kind, int rank, String title, String settlement, long floorE8, long haircutE8, BigDecimal gas,
        Asset gasAsset, List<ListedLeg> legs, List<String> markets) {

    /**
     * A trade on a book, or in a pool.
     *
     * @param symbol the instrument's, or the address of the pool
     * @param side word of the side on a book; empty in a pool
     * @param pays name of what is paid into the pool, and {@code brings} of what comes out; empty on a book
     * @param feePpm of the pool; 0 on a book
     * @param assets names of the two assets that it trades
     */
    record ListedLeg(String venue, String symbol, String side, String pays, String brings, int feePpm,
            List<String> assets) {
        String title() {
            return venue + ":" + symbol;
        }

        boolean isPool() {
            return side.isEmpty();
        }

        /** For people. */
        String words() {
            return isPool() ? pays + ">" + brings + " " + title() : side + " " + title();
        }
    }
}
