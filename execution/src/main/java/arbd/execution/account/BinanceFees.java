package arbd.execution.account;

import arbd.execution.net.AccountReads;
import arbd.execution.net.Reply;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Binance's rates. Spot ({@code account/commission}, weight 20): what is charged for taking is {@code taker} and, by
 * side, {@code buyer} or {@code seller}, of the standard, the special and the tax commission together; paid in BNB,
 * the standard part is multiplied by {@code discount}. USD-M ({@code commissionRate}, weight 20): {@code
 * takerCommissionRate}; whatever BNB takes off comes on top of that. Verified on our own simulator only.
 */
final class BinanceFees {
    private static final int E8_PLACES = 8;

    private BinanceFees() {
    }

    static void spot(AccountReads reads, Instrument instrument, String feeToken, FeeSource.Told told)
            throws IOException, InterruptedException {
        JsonNode answer = reads.ask("/api/v3/account/commission", "symbol=" + OneByOne.encoded(instrument.symbol()));
        named(answer, instrument);
        BigDecimal factor = discount(answer.path("discount"), instrument, feeToken, told);
        told.fee(instrument, rate(answer, "buyer", factor), rate(answer, "seller", factor));
    }

    static void futures(AccountReads reads, Instrument instrument, String feeToken, FeeSource.Told told)
            throws IOException, InterruptedException {
        JsonNode answer = reads.ask("/fapi/v1/commissionRate", "symbol=" + OneByOne.encoded(instrument.symbol()));
        named(answer, instrument);
        long takerE8 = FeeRate.part(answer, "takerCommissionRate");
        told.fee(instrument, takerE8, takerE8);
    }

    private static void named(JsonNode answer, Instrument instrument) {
        if (!Reply.text(answer, "symbol").equals(instrument.symbol())) {
            throw new IllegalArgumentException("another symbol");
        }
    }

    private static long rate(JsonNode answer, String side, BigDecimal factor) {
        BigDecimal standard = both(answer.path("standardCommission"), side).multiply(factor);
        BigDecimal tax = both(answer.path("taxCommission"), side);
        BigDecimal special = answer.has("specialCommission")
                ? both(answer.path("specialCommission"), side) : BigDecimal.ZERO;
        return FeeRate.e8("taker", standard.add(tax).add(special), E8_PLACES);
    }

    private static BigDecimal both(JsonNode commission, String side) {
        return FeeRate.decimal(commission, "taker").add(FeeRate.decimal(commission, side));
    }

    /** What the standard commission is multiplied by: less than one only where the token is counted on. */
    private static BigDecimal discount(JsonNode discount, Instrument instrument, String feeToken,
            FeeSource.Told told) {
        boolean on = discount.path("enabledForAccount").asBoolean() && discount.path("enabledForSymbol").asBoolean();
        String asset = discount.path("discountAsset").asText();
        if (feeToken.isEmpty()) {
            if (on) {
                told.remark("fees are charged in " + asset + " while there is any, and feeToken is not set: the full"
                        + " rate counts, and fills are compared at the price of " + asset);
            }
            return BigDecimal.ONE;
        }
        if (!on || !asset.equals(feeToken)) {
            told.remark("feeToken is " + feeToken + ", but the account does not pay fees in it: the full rate counts");
            return BigDecimal.ONE;
        }
        BigDecimal factor = FeeRate.decimal(discount, "discount");
        if (factor.signum() < 0 || factor.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("discount of " + instrument.symbol() + " beyond bounds");
        }
        return factor;
    }
}
