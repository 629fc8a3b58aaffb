package arbd.route;

import arbd.amm.Pool;
import arbd.market.Asset;
import arbd.market.InstrumentTable;
import java.util.List;

/**
 * Every route over pools of one run, cycles of pools first, by an id that can never be that of a route over books.
 * Immutable.
 */
public final class PoolRoutes {
    /** The first id. */
    public static final int BASE = 1 << 30;
    /** No pools. */
    public static final PoolRoutes NONE = new PoolRoutes(List.of(), null, null);

    private final List<Pool> pools;
    private final AmmRoutes amm;
    private final BookAmmRoutes bookAmm;
    private final int cycles;
    private final int size;

    private PoolRoutes(List<Pool> pools, AmmRoutes amm, BookAmmRoutes bookAmm) {
        this.pools = List.copyOf(pools);
        this.amm = amm;
        this.bookAmm = bookAmm;
        this.cycles = amm == null ? 0 : amm.size();
        this.size = cycles + (bookAmm == null ? 0 : bookAmm.routes().size());
    }

    /**
     * These pools and the routes over them.
     *
     * @param pools by id
     * @param amm cycles of pools, null = that kind is off
     * @param bookAmm routes between a book and pools, null = that kind is off
     */
    public static PoolRoutes of(List<Pool> pools, AmmRoutes amm, BookAmmRoutes bookAmm) {
        return new PoolRoutes(pools, amm, bookAmm);
    }

    /**
     * All routes over these pools that are on. A route needs a settlement asset: cycles begin and end in one, books
     * have one as quote and are on venues that are traded on.
     *
     * @param pools by id
     * @param rules settlement assets, venues that are only watched, and most routes of all kinds together
     * @param others how many routes there are already
     * @param ammLegs most pools of a cycle, 2..4; 0 = none
     * @param bookAmmPools most pools against a book, 1..3; 0 = none
     * @throws TooManyRoutesException when there would be more than the rules allow
     */
    public static PoolRoutes build(InstrumentTable instruments, List<Pool> pools, RouteRules rules, int others,
            int ammLegs, int bookAmmPools) {
        int left = Math.max(0, rules.routesMax() - others);
        AmmRoutes amm = ammLegs == 0 ? null : AmmRoutes.build(pools, rules.settlements(), ammLegs, left);
        BookAmmRoutes bookAmm = bookAmmPools == 0 ? null : BookAmmRoutes.build(instruments, rules, pools,
                bookAmmPools, left - (amm == null ? 0 : amm.size()));
        return of(pools, amm, bookAmm);
    }

    /** Whether an id is that of a route over pools. */
    public static boolean isPoolRoute(int route) {
        return route >= BASE;
    }

    /** All pools, by id, whether a route uses them or not. */
    public List<Pool> pools() {
        return pools;
    }

    /** Cycles of pools; null when that kind is off. */
    public AmmRoutes amm() {
        return amm;
    }

    /** Routes between a book and pools; null when that kind is off. */
    public BookAmmRoutes bookAmm() {
        return bookAmm;
    }

    /** Number of routes; ids are {@link #BASE} up to that many more. */
    public int size() {
        return size;
    }

    /** The kind of a route. */
    public PoolRouteKind kind(int route) {
        return at(route) < cycles ? PoolRouteKind.AMM : PoolRouteKind.BOOK_AMM;
    }

    /** Position of a route in the list of its kind. */
    public int of(int route) {
        int at = at(route);
        return at < cycles ? at : at - cycles;
    }

    /** The id of the route at a position in the list of its kind. */
    public int id(PoolRouteKind kind, int position) {
        return BASE + position + (kind == PoolRouteKind.AMM ? 0 : cycles);
    }

    /** The asset that a route's gain is counted in. */
    public Asset settlement(int route) {
        return kind(route) == PoolRouteKind.AMM
                ? amm.get(of(route)).settlement() : bookAmm.get(of(route)).instrument().quote();
    }

    /** For people. */
    public String title(int route) {
        return kind(route) == PoolRouteKind.AMM ? amm.get(of(route)).title() : bookAmm.get(of(route)).title();
    }

    private int at(int route) {
        int at = route - BASE;
        // Not by Require, whose arguments are an array that may be allocated: events ask.
        if (at < 0 || at >= size) {
            throw new IllegalArgumentException("no route over pools has the id " + route);
        }
        return at;
    }
}
