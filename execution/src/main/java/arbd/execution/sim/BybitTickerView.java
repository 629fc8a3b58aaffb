package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one client of a perpetual's {@code tickers} was last sent: a snapshot, then every 100 ms the fields that
 * changed. Of the venue's fields only those of which the simulated market knows something.
 */
final class BybitTickerView implements BybitView {
    private static final long EVERY_NANOS = 100_000_000L;
    private static final int E8_DECIMALS = 8;

    private final Instrument instrument;
    private final MarketModel model;
    private final SimulatedFunding funding;
    private Map<String, String> sent = Map.of();
    private long dueNanos;
    private long number;

    BybitTickerView(Instrument instrument, MarketModel model, SimulatedFunding funding) {
        this.instrument = instrument;
        this.model = model;
        this.funding = funding;
    }

    @Override
    public String first(long nowNanos) {
        dueNanos = nowNanos + EVERY_NANOS;
        sent = Map.of();
        return frame("snapshot", nowNanos);
    }

    @Override
    public String next(long nowNanos) {
        if (nowNanos < dueNanos) {
            return null;
        }
        dueNanos = Math.max(dueNanos + EVERY_NANOS, nowNanos);
        return frame("delta", nowNanos);
    }

    private String frame(String type, long nowNanos) {
        Map<String, String> now = fields();
        JsonText text = new JsonText().open().text("topic", "tickers." + instrument.symbol()).text("type", type)
                .open("data").text("symbol", instrument.symbol());
        boolean changed = false;
        for (Map.Entry<String, String> field : now.entrySet()) {
            if (!field.getValue().equals(sent.get(field.getKey()))) {
                text.text(field.getKey(), field.getValue());
                changed = true;
            }
        }
        sent = now;
        return changed ? text.close().number("cs", ++number).number("ts", BybitTexts.millis(nowNanos)).close()
                .toString() : null;
    }

    private Map<String, String> fields() {
        ModelBook book = model.book(instrument.id());
        String mark = Amounts.plain(model.markPxE8(instrument.id()), E8_DECIMALS);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("markPrice", mark);
        fields.put("indexPrice", mark);
        fields.put("nextFundingTime", BybitTexts.time(funding.nextNanos()));
        fields.put("fundingRate", Amounts.plain(funding.rateE8(instrument.id()), E8_DECIMALS));
        fields.put("bid1Price", Amounts.text(book.bids().px(0), instrument.pxDecimals()));
        fields.put("bid1Size", BybitRows.qty(instrument, book.bids().qty(0)));
        fields.put("ask1Price", Amounts.text(book.asks().px(0), instrument.pxDecimals()));
        fields.put("ask1Size", BybitRows.qty(instrument, book.asks().qty(0)));
        return fields;
    }
}
