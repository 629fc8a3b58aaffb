package arbd.daemon.pipeline;

import arbd.daemon.record.AccountChargedDecoder;
import arbd.daemon.record.AccountChargedEncoder;
import arbd.daemon.record.InstrumentListedDecoder;
import arbd.daemon.record.InstrumentListedEncoder;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.MessageHeaderEncoder;
import arbd.daemon.record.VenuePausedDecoder;
import arbd.daemon.record.VenuePausedEncoder;
import arbd.market.AccountFee;
import arbd.market.MarketRules;
import arbd.market.TradingStatus;
import arbd.market.VenuePause;
import org.agrona.DirectBuffer;

/** What venues list and charge, to and from the bytes of slots and records. Not thread-safe; allocates nothing. */
public final class ListingCodec {
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final MessageHeaderDecoder headerIn = new MessageHeaderDecoder();
    private final InstrumentListedEncoder listedOut = new InstrumentListedEncoder();
    private final InstrumentListedDecoder listedIn = new InstrumentListedDecoder();
    private final AccountChargedEncoder chargedOut = new AccountChargedEncoder();
    private final AccountChargedDecoder chargedIn = new AccountChargedDecoder();
    private final VenuePausedEncoder pausedOut = new VenuePausedEncoder();
    private final VenuePausedDecoder pausedIn = new VenuePausedDecoder();
    private final VenuePause pause = new VenuePause();
    private final MarketRules rules = new MarketRules();
    private final AccountFee fee = new AccountFee();

    void encode(MarketRules from, Slot slot) {
        listedOut.wrapAndApplyHeader(slot.buffer, 0, headerOut).instrument(from.instrument)
                .status((short) from.status.ordinal()).endsNanos(from.endsNanos)
                .fundingIntervalNanos(from.fundingIntervalNanos).fundingCapE8(from.fundingCapE8)
                .pxFigures((short) from.pxFigures);
        listedOut.pxIncrement().mantissa(from.pxIncrement).decimals((short) from.pxDecimals);
        listedOut.lot().mantissa(from.lot).decimals((short) from.lotDecimals);
        listedOut.minQty().mantissa(from.minQty).decimals((short) from.minQtyDecimals);
        listedOut.minNotional().mantissa(from.minNotional).decimals((short) from.minNotionalDecimals);
        listedOut.contract().mantissa(from.contract).decimals((short) from.contractDecimals);
        slot.type = InstrumentListedEncoder.TEMPLATE_ID;
        slot.length = MessageHeaderEncoder.ENCODED_LENGTH + listedOut.encodedLength();
    }

    void encode(AccountFee from, Slot slot) {
        chargedOut.wrapAndApplyHeader(slot.buffer, 0, headerOut).instrument(from.instrument).buyE8(from.buyE8)
                .sellE8(from.sellE8);
        slot.type = AccountChargedEncoder.TEMPLATE_ID;
        slot.length = MessageHeaderEncoder.ENCODED_LENGTH + chargedOut.encodedLength();
    }

    void encode(VenuePause from, Slot slot) {
        pausedOut.wrapAndApplyHeader(slot.buffer, 0, headerOut).venue(from.venue)
                .status((short) from.status.ordinal()).fromNanos(from.fromNanos).untilNanos(from.untilNanos);
        slot.type = VenuePausedEncoder.TEMPLATE_ID;
        slot.length = MessageHeaderEncoder.ENCODED_LENGTH + pausedOut.encodedLength();
    }

    /** What a record says of a venue's maintenance; overwritten by the next call. */
    public VenuePause pause(DirectBuffer body, long receivedNanos, long wallNanos) {
        pausedIn.wrapAndApplyHeader(body, 0, headerIn);
        pause.venue = pausedIn.venue();
        pause.receivedNanos = receivedNanos;
        pause.wallNanos = wallNanos;
        pause.status = TradingStatus.of(pausedIn.status());
        pause.fromNanos = pausedIn.fromNanos();
        pause.untilNanos = pausedIn.untilNanos();
        return pause;
    }

    /** What a record says of an instrument; overwritten by the next call. */
    public MarketRules rules(DirectBuffer body, long receivedNanos, long wallNanos) {
        listedIn.wrapAndApplyHeader(body, 0, headerIn);
        rules.instrument = listedIn.instrument();
        rules.receivedNanos = receivedNanos;
        rules.wallNanos = wallNanos;
        rules.status = TradingStatus.of(listedIn.status());
        rules.endsNanos = listedIn.endsNanos();
        rules.pxIncrement = listedIn.pxIncrement().mantissa();
        rules.pxDecimals = listedIn.pxIncrement().decimals();
        rules.pxFigures = listedIn.pxFigures();
        rules.lot = listedIn.lot().mantissa();
        rules.lotDecimals = listedIn.lot().decimals();
        rules.minQty = listedIn.minQty().mantissa();
        rules.minQtyDecimals = listedIn.minQty().decimals();
        rules.minNotional = listedIn.minNotional().mantissa();
        rules.minNotionalDecimals = listedIn.minNotional().decimals();
        rules.contract = listedIn.contract().mantissa();
        rules.contractDecimals = listedIn.contract().decimals();
        rules.fundingIntervalNanos = listedIn.fundingIntervalNanos();
        rules.fundingCapE8 = listedIn.fundingCapE8();
        return rules;
    }

    /** What a record says of a fee; overwritten by the next call. */
    public AccountFee fee(DirectBuffer body, long receivedNanos, long wallNanos) {
        chargedIn.wrapAndApplyHeader(body, 0, headerIn);
        fee.instrument = chargedIn.instrument();
        fee.receivedNanos = receivedNanos;
        fee.wallNanos = wallNanos;
        fee.buyE8 = chargedIn.buyE8();
        fee.sellE8 = chargedIn.sellE8();
        return fee;
    }
}
