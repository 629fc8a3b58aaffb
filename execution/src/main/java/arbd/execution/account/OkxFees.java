package arbd.execution.account;

import arbd.execution.net.AccountReads;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * OKX's {@code trade-fee}, which writes what is charged as a negative number and a rebate as a positive one. Pairs with
 * USDC have rates of their own ({@code takerUSDC}), swaps margined in USDT, too ({@code takerU}); where a group of
 * instruments is told beside ({@code feeGroup}), the larger counts. Verified on our own simulator only.
 */
final class OkxFees {
    private OkxFees() {
    }

    static void spot(AccountReads reads, Instrument instrument, String feeToken, FeeSource.Told told)
            throws IOException, InterruptedException {
        JsonNode rows = reads.ask("/api/v5/account/trade-fee",
                "instType=SPOT&instId=" + OneByOne.encoded(instrument.symbol()));
        tell(rows, instrument, instrument.quote().name().equals("USDC") ? "takerUSDC" : "taker", told);
    }

    static void swap(AccountReads reads, Instrument instrument, String feeToken, FeeSource.Told told)
            throws IOException, InterruptedException {
        String family = instrument.symbol().replaceFirst("-SWAP$", "");
        JsonNode rows = reads.ask("/api/v5/account/trade-fee", "instType=SWAP&instFamily=" + OneByOne.encoded(family));
        tell(rows, instrument, instrument.quote().name().equals("USDC") ? "takerUSDC" : "takerU", told);
    }

    private static void tell(JsonNode rows, Instrument instrument, String member, FeeSource.Told told) {
        if (rows.size() != 1) {
            throw new IllegalArgumentException(rows.size() + " rows");
        }
        JsonNode row = rows.get(0);
        boolean own = !row.path(member).asText().isEmpty();
        long takerE8 = FeeRate.negated(row, own ? member : "taker");
        for (JsonNode group : row.path("feeGroup")) {
            takerE8 = Math.max(takerE8, FeeRate.negated(group, "taker"));
        }
        told.fee(instrument, takerE8, takerE8);
    }
}
