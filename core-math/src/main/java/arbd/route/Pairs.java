package arbd.route;

import arbd.market.Equivalents;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instruments of one kind by (base, quote), by asset identity or what that counts as. Looked up, never iterated:
 * order is by id.
 */
final class Pairs {
    private final Equivalents equivalents;
    private final Map<Long, List<Instrument>> byPair = new HashMap<>();

    private Pairs(Equivalents equivalents) {
        this.equivalents = equivalents;
    }

    static Pairs of(InstrumentTable instruments, RouteRules rules, Kind kind) {
        Pairs pairs = new Pairs(instruments.equivalents());
        for (Instrument instrument : rules.traded(instruments)) {
            if (instrument.kind() == kind) {
                pairs.byPair.computeIfAbsent(pairs.key(instrument), k -> new ArrayList<>()).add(instrument);
            }
        }
        return pairs;
    }

    /** Those with the same base and quote, by id; the instrument itself among them when it is of this kind. */
    List<Instrument> same(Instrument instrument) {
        return byPair.getOrDefault(key(instrument), List.of());
    }

    private Long key(Instrument instrument) {
        return (long) equivalents.as(instrument.base().id()) << 32 | equivalents.as(instrument.quote().id());
    }
}
