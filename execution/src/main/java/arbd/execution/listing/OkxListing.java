package arbd.execution.listing;

import arbd.market.TradingStatus;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * OKX v5's {@code public/instruments}, spot and swap. {@code expTime} of a spot pair or a swap is its delisting once
 * that is announced. Numbers that do not apply are empty texts.
 */
final class OkxListing {
    private OkxListing() {
    }

    /** The whole answer. */
    static List<ListedInstrument> parse(JsonNode answer) {
        String code = Fields.text(answer, "code");
        if (!code.equals("0")) {
            throw new IllegalArgumentException(code + " " + Fields.text(answer, "msg"));
        }
        return Fields.rows(Fields.list(answer, "data"), OkxListing::row);
    }

    private static ListedInstrument row(JsonNode row) {
        boolean swap = Fields.text(row, "instType").equals("SWAP");
        BigDecimal value = Fields.decimal(row, "ctVal");
        BigDecimal times = Fields.decimal(row, "ctMult");
        String word = Fields.needed(row, "state");
        return new ListedInstrument(Fields.needed(row, "instId"), Fields.text(row, swap ? "ctValCcy" : "baseCcy"),
                Fields.text(row, swap ? "settleCcy" : "quoteCcy"), status(word), word, Fields.whole(row, "expTime"),
                new ListedInstrument.Rules(Fields.decimal(row, "tickSz"), 0, Fields.decimal(row, "lotSz"),
                        Fields.decimal(row, "minSz"), Fields.decimal(row, "maxLmtSz"), null,
                        !swap || value == null ? null : times == null ? value : value.multiply(times)),
                ListedInstrument.Funding.NONE);
    }

    private static TradingStatus status(String word) {
        return switch (word) {
            case "live" -> TradingStatus.TRADING;
            case "expired" -> TradingStatus.NOT_LISTED;
            default -> TradingStatus.HALTED;
        };
    }
}
