package arbd.route;

import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The instruments of one kind by (base, quote), by asset identity. Looked up, never iterated: order is by id. */
final class Pairs {
    private final Map<Long, List<Instrument>> byPair = new HashMap<>();

    private Pairs() {
    }

    static Pairs of(InstrumentTable instruments, Kind kind) {
        Pairs pairs = new Pairs();
        for (Instrument instrument : instruments.instruments()) {
            if (instrument.kind() == kind) {
                pairs.byPair.computeIfAbsent(key(instrument), k -> new ArrayList<>()).add(instrument);
            }
        }
        return pairs;
    }

    /** Those with the same base and quote, by id; the instrument itself among them when it is of this kind. */
    List<Instrument> same(Instrument instrument) {
        return byPair.getOrDefault(key(instrument), List.of());
    }

    static String title(Instrument instrument) {
        return instrument.base().name() + "/" + instrument.quote().name();
    }

    private static Long key(Instrument instrument) {
        return (long) instrument.base().id() << 32 | instrument.quote().id();
    }
}
