/**
 * Routes and what they are worth. Everything here is owned by the decide thread, allocates nothing after construction,
 * does no I/O and never reads a clock. Doubles only rank ({@link arbd.route.RouteFilter})
 * and guess how deep to go; sizes, fees and profits are exact integers, rounded against us.
 *
 * <pre>{@code
 *   Tick --> QuoteTable --> RouteTable.touchedBy --> RouteFilter --> RouteSizer --> Sizing, Waterfall
 *            (levels,       (instrument -> routes)   (top of book,   (depth, lots,
 *             rates, age)                             doubles)        integers)
 *   PoolEvent --> PoolTable --> AmmOpportunities, BookAmmOpportunities --> PoolCycle, BookAmmSizer
 *                               (cycles of pools, books against pools)     (whole amounts, lots)
 * }</pre>
 *
 * <p>Cycles that are too many to be listed come from {@code arbd.route.cycle} and get their ids from
 * {@link arbd.route.FoundRoutes}; the table that decide owns grows by them.
 */
package arbd.route;
