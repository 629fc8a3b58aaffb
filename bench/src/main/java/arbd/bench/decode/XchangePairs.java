package arbd.bench.decode;

import arbd.market.Instrument;
import java.util.List;
import org.knowm.xchange.binance.BinanceAdapters;
import org.knowm.xchange.currency.CurrencyPair;

/** XChange's table of symbols, which it fills from the venue's answer at start. */
final class XchangePairs {
    private XchangePairs() {
    }

    static void tell(List<Instrument> instruments) {
        for (Instrument instrument : instruments) {
            BinanceAdapters.putSymbolMapping(instrument.symbol(), pair(instrument));
        }
    }

    static CurrencyPair pair(Instrument instrument) {
        return new CurrencyPair(instrument.base().name(), instrument.quote().name());
    }
}
