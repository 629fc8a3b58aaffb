package arbd.execution.account;

import arbd.execution.net.AccountReads;
import arbd.execution.net.Reply;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Bybit's {@code fee-rate}: {@code takerFeeRate} of one symbol. Verified on our own simulator only. */
final class BybitFeeRates {
    private BybitFeeRates() {
    }

    static OneByOne.Question of(String category) {
        return (reads, instrument, feeToken, told) -> ask(reads, instrument, category, told);
    }

    private static void ask(AccountReads reads, Instrument instrument, String category, FeeSource.Told told)
            throws IOException, InterruptedException {
        JsonNode rows = reads.ask("/v5/account/fee-rate",
                "category=" + category + "&symbol=" + OneByOne.encoded(instrument.symbol())).path("list");
        if (rows.size() != 1 || !Reply.text(rows.get(0), "symbol").equals(instrument.symbol())) {
            throw new IllegalArgumentException("another symbol");
        }
        long takerE8 = FeeRate.part(rows.get(0), "takerFeeRate");
        told.fee(instrument, takerE8, takerE8);
    }
}
