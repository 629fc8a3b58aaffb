package arbd.execution.account;

import arbd.execution.net.AccountReads;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Coinbase's {@code transaction_summary}: one rate for taking, of the account, whatever is traded; a tax that comes on
 * top of it ({@code goods_and_services_tax}, {@code EXCLUSIVE}) is added. Verified on our own simulator only.
 */
final class CoinbaseFees implements FeeSource {
    private static final int E8_PLACES = 8;

    @Override
    public void fetch(AccountReads reads, List<Instrument> instruments, String feeToken, Told told)
            throws IOException, InterruptedException {
        JsonNode answer = reads.ask("/api/v3/brokerage/transaction_summary", "product_type=SPOT");
        long takerE8;
        try {
            BigDecimal taker = FeeRate.decimal(answer.path("fee_tier"), "taker_fee_rate");
            JsonNode tax = answer.path("goods_and_services_tax");
            if (tax.path("type").asText().equals("EXCLUSIVE")) {
                taker = taker.add(taker.multiply(FeeRate.decimal(tax, "rate")));
            }
            takerE8 = FeeRate.e8("taker_fee_rate", taker, E8_PLACES);
        } catch (IllegalArgumentException unreadable) {
            throw new IOException("an answer with " + unreadable.getMessage(), unreadable);
        }
        for (Instrument instrument : instruments) {
            told.fee(instrument, takerE8, takerE8);
        }
    }

    @Override
    public boolean ofEachInstrument() {
        return false;
    }
}
