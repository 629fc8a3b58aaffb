package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one client of a swap's {@code mark-price} or {@code funding-rate} was last sent: all, when it changed. */
final class OkxMarkView {
    /** Channel of the mark price. */
    static final String MARK = "mark-price";
    /** Channel of the rate that is paid next. */
    static final String FUNDING = "funding-rate";

    private static final long EVERY_NANOS = 200_000_000L;
    private static final int E8_DECIMALS = 8;

    private final String channel;
    private final Instrument instrument;
    private final MarketModel model;
    private final SimulatedFunding funding;
    private Map<String, String> sent = Map.of();
    private long dueNanos;

    OkxMarkView(String channel, Instrument instrument, MarketModel model, SimulatedFunding funding) {
        this.channel = channel;
        this.instrument = instrument;
        this.model = model;
        this.funding = funding;
    }

    /** The push that is due, null = none. */
    String next(long nowNanos) {
        if (nowNanos < dueNanos) {
            return null;
        }
        dueNanos = nowNanos + EVERY_NANOS;
        Map<String, String> fields = fields();
        if (fields.equals(sent)) {
            return null;
        }
        sent = fields;
        JsonText text = new JsonText().open().raw("arg", OkxTexts.arg(channel, instrument.symbol())).list("data").open()
                .text("instId", instrument.symbol()).text("instType", "SWAP");
        fields.forEach(text::text);
        return text.text("ts", OkxTexts.millis(nowNanos)).close().endList().close().toString();
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        if (channel.equals(MARK)) {
            fields.put("markPx", Amounts.plain(model.markPxE8(instrument.id()), E8_DECIMALS));
            return fields;
        }
        fields.put("method", "current_period");
        fields.put("fundingRate", Amounts.plain(funding.rateE8(instrument.id()), E8_DECIMALS));
        fields.put("fundingTime", OkxTexts.millis(funding.nextNanos()));
        fields.put("nextFundingRate", "");
        fields.put("settState", "settled");
        return fields;
    }
}
