package arbd.daemon.console;

import arbd.daemon.fees.KnownFee;
import arbd.daemon.journal.RecordHeader;
import arbd.daemon.markets.MarketWords;
import arbd.daemon.pipeline.AccountCodec;
import arbd.daemon.pipeline.ListingCodec;
import arbd.daemon.record.AccountCheckedDecoder;
import arbd.daemon.record.ExitPlannedDecoder;
import arbd.daemon.record.InstrumentListedDecoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.VenuePausedDecoder;
import arbd.market.AccountFee;
import arbd.market.AccountRead;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.MarketRules;
import arbd.market.MarketStage;
import arbd.market.VenuePause;
import java.util.Locale;
import org.agrona.DirectBuffer;

/** Makes readable events of what venues list, announce and charge, and say of accounts. Not thread-safe. */
final class ListingLines {
    private final InstrumentTable instruments;
    private final ListingCodec codec = new ListingCodec();
    private final AccountCodec accounts = new AccountCodec();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExitPlannedDecoder planned = new ExitPlannedDecoder();

    ListingLines(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    Event event(RecordHeader record, DirectBuffer body) {
        return switch (record.type) {
            case InstrumentListedDecoder.TEMPLATE_ID ->
                    listed(codec.rules(body, record.monotonicNanos, record.wallNanos));
            case VenuePausedDecoder.TEMPLATE_ID ->
                    paused(codec.pause(body, record.monotonicNanos, record.wallNanos));
            case AccountCheckedDecoder.TEMPLATE_ID ->
                    checked(accounts.whole(body, record.monotonicNanos, record.wallNanos));
            case ExitPlannedDecoder.TEMPLATE_ID -> planned(body);
            default -> charged(codec.fee(body, record.monotonicNanos, record.wallNanos));
        };
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

    private Event paused(VenuePause pause) {
        return new Event("maintenance").with("venue", instruments.venues().get(pause.venue).name())
                .with("status", pause.status.name().toLowerCase(Locale.ROOT))
                .with("from", at(pause.fromNanos)).with("until", at(pause.untilNanos))
                .with("meaning", MarketWords.line(pause));
    }

    private Event planned(DirectBuffer body) {
        planned.wrapAndApplyHeader(body, 0, header);
        Instrument instrument = instruments.get(planned.instrument());
        MarketStage stage = MarketStage.of(planned.stage());
        String held = instrument.kind() == Kind.SPOT
                ? Words.exact(planned.units(), instrument.base().decimals()) + " " + instrument.base().name()
                : Words.exact(planned.position(), instrument.qtyDecimals()) + " " + instrument.base().name();
        return new Event("exit").with("instrument", instrument.title())
                .with("stage", stage.name().toLowerCase(Locale.ROOT)).with("held", held)
                .with("entriesEnd", at(planned.entriesEndNanos())).with("exitFrom", at(planned.exitFromNanos()))
                .with("ends", at(planned.endsNanos()))
                .with("meaning", MarketWords.plan(stage, instrument, planned.position(), planned.endsNanos()));
    }

    private static String at(long wallNanos) {
        return wallNanos == 0 ? "" : MarketWords.at(wallNanos);
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
