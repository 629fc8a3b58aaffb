package arbd.route;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.Kind;
import arbd.market.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * One trade as what it turns into what.
 *
 * @param from what it pays
 * @param to what it receives
 */
record Step(Instrument instrument, Side side, Asset from, Asset to) {
    static Step of(Instrument instrument, Side side) {
        return side == Side.BUY
                ? new Step(instrument, side, instrument.quote(), instrument.base())
                : new Step(instrument, side, instrument.base(), instrument.quote());
    }

    /** Both trades of each spot instrument, in the order of the list, the purchase first. */
    static List<Step> spot(List<Instrument> instruments) {
        List<Step> steps = new ArrayList<>();
        for (Instrument instrument : instruments) {
            if (instrument.kind() == Kind.SPOT) {
                steps.add(of(instrument, Side.BUY));
                steps.add(of(instrument, Side.SELL));
            }
        }
        return steps;
    }

    int venue() {
        return instrument.venue().id();
    }
}
