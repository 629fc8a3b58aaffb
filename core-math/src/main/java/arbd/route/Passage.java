package arbd.route;

import arbd.market.Asset;
import arbd.market.Equivalents;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a route has one asset and goes on with another that counts as the same: one row of the table of equivalents,
 * passed one way. What is passed must be turned back some day; {@link Haircuts} says what that costs.
 *
 * @param leg place in the route of the leg that brings what is passed
 * @param leastE8 least cost, in 1e-8 of the amount
 * @param through the spot instrument whose book prices it, or {@link Equivalents#NONE}: then the least is all of it
 * @param side what we would do there
 */
record Passage(int leg, long leastE8, int through, Side side) {
    private static final Passage[] NONE = {};

    /** The passages of a route in the order of its legs; of one leg in the order in which they are passed. */
    static Passage[] of(Route route, InstrumentTable table) {
        List<Passage> passages = new ArrayList<>();
        List<Leg> legs = route.legs();
        for (int leg = 0; leg < legs.size(); leg++) {
            Asset from = Step.of(table.get(legs.get(leg).instrument()), legs.get(leg).side()).to();
            Leg next = legs.get((leg + 1) % legs.size());
            Asset to = Step.of(table.get(next.instrument()), next.side()).from();
            if (from.id() != to.id()) {
                add(leg, from, from, table, passages);
                add(leg, to, from, table, passages);
            }
        }
        return passages.isEmpty() ? NONE : passages.toArray(NONE);
    }

    /** The row of one of the two assets, if it has one: out of the first asset, or into the second. */
    private static void add(int leg, Asset row, Asset from, InstrumentTable table, List<Passage> into) {
        Equivalents equivalents = table.equivalents();
        if (equivalents.as(row.id()) == row.id()) {
            return;
        }
        int through = equivalents.through(row.id());
        Side side = Side.SELL;
        if (through != Equivalents.NONE) {
            Instrument book = table.get(through);
            boolean isBase = book.base().id() == row.id();
            side = isBase == (row.id() == from.id()) ? Side.SELL : Side.BUY;
        }
        into.add(new Passage(leg, equivalents.leastE8(row.id()), through, side));
    }

    boolean priced() {
        return through != Equivalents.NONE;
    }
}
