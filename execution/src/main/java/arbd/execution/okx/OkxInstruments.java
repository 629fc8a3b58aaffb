package arbd.execution.okx;

import arbd.execution.net.Account;
import arbd.execution.net.Reply;
import arbd.market.Instrument;
import arbd.market.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers ({@code instIdCode}) under which the venue's WebSocket knows our instruments. A swap must be margined in
 * its quote asset, and its contract be what is configured: else every order would be for another quantity.
 */
final class OkxInstruments {
    /** REST path that lists them, without their type. */
    static final String PATH = "/api/v5/public/instruments?instType=";

    private static final long NONE = -1;

    private final Map<String, Instrument> ours = new HashMap<>();
    private final long[] codes;

    OkxInstruments(Account account) {
        int most = 0;
        for (Instrument instrument : account.table().of(account.venue())) {
            ours.put(instrument.symbol(), instrument);
            most = Math.max(most, instrument.id());
        }
        this.codes = new long[most + 1];
        forget();
    }

    /** Takes the venue's list; answers what keeps one of ours from being traded, null = nothing. */
    String take(JsonNode rows) {
        forget();
        Map<String, Instrument> left = new HashMap<>(ours);
        for (JsonNode row : rows) {
            Instrument instrument = ours.get(row.path("instId").asText());
            if (instrument != null) {
                codes[instrument.id()] = Reply.whole(row, "instIdCode");
                String other = instrument.kind() == Kind.SPOT ? null : otherContract(row, instrument);
                if (other != null) {
                    return instrument.symbol() + " " + other;
                }
                left.remove(instrument.symbol());
            }
        }
        return left.isEmpty() ? null : left.keySet().iterator().next() + " is not listed";
    }

    private static String otherContract(JsonNode row, Instrument instrument) {
        if (!Reply.text(row, "ctType").equals("linear")) {
            return "is not margined in its quote asset";
        }
        BigDecimal contract = number(row, "ctVal").multiply(number(row, "ctMult"));
        BigDecimal configured = BigDecimal.ONE.scaleByPowerOfTen(instrument.contractTens());
        return contract.compareTo(configured) == 0 ? null : "has contracts of " + contract.toPlainString()
                + ", configured are " + configured.toPlainString();
    }

    private static BigDecimal number(JsonNode row, String name) {
        String text = Reply.text(row, name);
        if (!text.matches("\\d{1,18}(\\.\\d{1,18})?")) {
            throw new IllegalArgumentException("'" + name + "' is no contract's size");
        }
        return new BigDecimal(text);
    }

    /** The number of one of ours; the list was taken. */
    long code(int instrument) {
        return codes[instrument];
    }

    private void forget() {
        Arrays.fill(codes, NONE);
    }
}
