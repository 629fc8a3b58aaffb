package arbd.execution.account;

import arbd.execution.net.AccountReads;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/**
 * Hyperliquid's {@code userFees}: one rate for taking perpetuals, {@code userCrossRate}, one for spot, {@code
 * userSpotCrossRate}. A referral's discount is not taken off, so the rate may be too high, never too low; markets of
 * builders are charged more than it says. Verified on our own simulator only.
 */
final class HyperliquidFees implements FeeSource {
    private final String member;

    HyperliquidFees(boolean spot) {
        this.member = spot ? "userSpotCrossRate" : "userCrossRate";
    }

    @Override
    public void fetch(AccountReads reads, List<Instrument> instruments, String feeToken, Told told)
            throws IOException, InterruptedException {
        JsonNode answer = reads.ask("/info", "{\"type\":\"userFees\",\"user\":\"" + reads.apiKey() + "\"}");
        long takerE8;
        try {
            takerE8 = FeeRate.part(answer, member);
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
