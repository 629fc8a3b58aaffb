package arbd.daemon.console;

import arbd.daemon.fees.KnownFee;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.markets.MarketWords;
import arbd.daemon.pipeline.ListingCodec;
import arbd.daemon.record.InstrumentListedDecoder;
import arbd.market.AccountFee;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import java.util.Locale;
import org.agrona.DirectBuffer;

/** Makes readable events of what venues list and charge. Not thread-safe. */
final class ListingLines {
    private final InstrumentTable instruments;
    private final ListingCodec codec = new ListingCodec();

    ListingLines(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    Event event(RecordHeader record, DirectBuffer body) {
        return record.type == InstrumentListedDecoder.TEMPLATE_ID
                ? listed(codec.rules(body, record.monotonicNanos, record.wallNanos))
                : charged(codec.fee(body, record.monotonicNanos, record.wallNanos));
    }

    private Event listed(MarketRules rules) {
        Instrument instrument = instruments.get(rules.instrument);
        Event event = new Event("listing").with("instrument", instrument.title())
                .with("status", rules.status.name().toLowerCase(Locale.ROOT))
                .with("meaning", MarketWords.line(instrument, rules));
        if (rules.endsNanos != 0) {
            event.with("ends", MarketWords.at(rules.endsNanos));
        }
        return event.with("pxIncrement", MarketWords.decimal(rules.pxIncrement, rules.pxDecimals))
                .with("lot", MarketWords.decimal(rules.lot, rules.lotDecimals))
                .with("minQty", MarketWords.decimal(rules.minQty, rules.minQtyDecimals))
                .with("minNotional", MarketWords.decimal(rules.minNotional, rules.minNotionalDecimals));
    }

    private Event charged(AccountFee fee) {
        Instrument instrument = instruments.get(fee.instrument);
        if (!fee.told()) {
            return new Event("fee").with("instrument", instrument.title()).with("source", "assumed as configured");
        }
        return new Event("fee").with("instrument", instrument.title()).with("source", "the venue")
                .with("buy", KnownFee.bps(fee.buyE8)).with("sell", KnownFee.bps(fee.sellE8));
    }
}
