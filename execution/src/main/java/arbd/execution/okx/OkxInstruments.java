package arbd.execution.okx;

import arbd.execution.net.Account;
import arbd.execution.net.Reply;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The numbers ({@code instIdCode}) under which the venue's WebSocket knows our instruments. */
final class OkxInstruments {
    /** REST path that lists them. */
    static final String PATH = "/api/v5/public/instruments?instType=SPOT";

    private static final long NONE = -1;

    private final Map<String, Integer> ours = new HashMap<>();
    private final long[] codes;

    OkxInstruments(Account account) {
        int most = 0;
        for (Instrument instrument : account.table().of(account.venue())) {
            ours.put(instrument.symbol(), instrument.id());
            most = Math.max(most, instrument.id());
        }
        this.codes = new long[most + 1];
        forget();
    }

    /** Takes the venue's list; answers the first of ours that it does not number, null = none. */
    String take(JsonNode rows) {
        forget();
        Map<String, Integer> left = new HashMap<>(ours);
        for (JsonNode row : rows) {
            Integer id = ours.get(row.path("instId").asText());
            if (id != null) {
                codes[id] = Reply.whole(row, "instIdCode");
                left.remove(row.path("instId").asText());
            }
        }
        return left.isEmpty() ? null : left.keySet().iterator().next();
    }

    /** The number of one of ours; the list was taken. */
    long code(int instrument) {
        return codes[instrument];
    }

    private void forget() {
        Arrays.fill(codes, NONE);
    }
}
