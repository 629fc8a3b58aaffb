package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.ArrayDeque;
import java.util.Deque;

/** What {@code GET /fapi/v1/income} of USD-M futures lists, as far as it is simulated: funding payments. */
final class FuturesIncomes {
    /** Most that are kept; the venue keeps three months. */
    private static final int KEPT_MAX = 10_000;
    private static final int LIMIT = 100;
    private static final int LIMIT_MAX = 1_000;
    private static final String FUNDING = "FUNDING_FEE";

    private record Income(Instrument instrument, long units, long millis, long id) {
    }

    private final Deque<Income> incomes = new ArrayDeque<>();
    private long id;

    void funded(Instrument instrument, long units, long nowNanos) {
        incomes.add(new Income(instrument, units, BinanceTexts.millis(nowNanos), ++id));
        if (incomes.size() > KEPT_MAX) {
            incomes.poll();
        }
    }

    /** Oldest first, from a time on. */
    String list(String type, long startMillis, long limit) {
        StringBuilder list = new StringBuilder("[");
        if (type.isEmpty() || type.equals(FUNDING)) {
            incomes.stream().filter(income -> income.millis >= startMillis)
                    .limit(limit <= 0 ? LIMIT : Math.min(LIMIT_MAX, limit))
                    .forEach(income -> list.append(list.length() > 1 ? "," : "").append(text(income)));
        }
        return list.append(']').toString();
    }

    private static JsonText text(Income income) {
        int decimals = income.instrument.quote().decimals();
        return new JsonText().open().text("symbol", income.instrument.symbol()).text("incomeType", FUNDING)
                .text("income", Amounts.text(income.units, decimals))
                .text("asset", income.instrument.quote().name()).text("info", FUNDING)
                .number("time", income.millis).number("tranId", income.id).text("tradeId", "").close();
    }
}
