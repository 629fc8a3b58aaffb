package arbd.daemon.console;

import arbd.daemon.fees.KnownFee;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.markets.MarketWords;
import arbd.daemon.pipeline.AccountCodec;
import arbd.daemon.pipeline.ListingCodec;
import arbd.daemon.record.AccountCheckedDecoder;
import arbd.daemon.record.InstrumentListedDecoder;
import arbd.market.AccountFee;
import arbd.market.AccountRead;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.MarketRules;
import java.util.Locale;
import org.agrona.DirectBuffer;

/** Makes readable events of what venues list, charge and say of accounts. Not thread-safe. */
final class ListingLines {
    private final InstrumentTable instruments;
    private final ListingCodec codec = new ListingCodec();
    private final AccountCodec accounts = new AccountCodec();

    ListingLines(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    Event event(RecordHeader record, DirectBuffer body) {
        if (record.type == AccountCheckedDecoder.TEMPLATE_ID) {
            return checked(accounts.whole(body, record.monotonicNanos, record.wallNanos));
        }
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

    private Event checked(AccountRead read) {
        String state = switch (read.status) {
            case TRADING -> "as configured";
            case AWAITED -> "not read yet";
            default -> "refused";
        };
        return new Event("account").with("venue", instruments.venues().get(read.venue).name()).with("state", state)
                .with("meaning", read.words);
    }
}
