package arbd.bench.decode;

import arbd.market.Instrument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Instruments by the venue's symbol. */
final class Symbols {
    private final Map<String, Instrument> bySymbol = new HashMap<>();

    Symbols(List<Instrument> instruments) {
        for (Instrument instrument : instruments) {
            bySymbol.put(instrument.symbol(), instrument);
        }
    }

    Instrument of(String symbol) {
        return bySymbol.get(symbol);
    }
}
