package arbd.bench.decode;

import arbd.market.Instrument;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Instruments by the venue's symbol, and by the part of a stream's name in front of the {@code @}. */
final class Symbols {
    private final Map<String, Instrument> bySymbol = new HashMap<>();
    private final Map<String, Instrument> byStream = new HashMap<>();

    Symbols(List<Instrument> instruments) {
        for (Instrument instrument : instruments) {
            bySymbol.put(instrument.symbol(), instrument);
            byStream.put(instrument.symbol().toLowerCase(Locale.ROOT), instrument);
        }
    }

    Instrument of(String symbol) {
        return bySymbol.get(symbol);
    }

    Instrument ofStream(String stream) {
        return byStream.get(stream.substring(0, stream.indexOf('@')));
    }
}
