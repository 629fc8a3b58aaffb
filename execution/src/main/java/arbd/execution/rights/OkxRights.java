package arbd.execution.rights;

import arbd.execution.net.AccountReads;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * OKX: what the key may, account mode and position mode ({@code account/config}), leverage of each swap
 * ({@code account/leverage-info}). Whether margin is cross or isolated is said by each order, and ours say cross;
 * account modes that weigh all assets together count as portfolio margin.
 */
final class OkxRights implements AccountSource {
    private static final String CONFIG = "/api/v5/account/config";
    private static final String LEVERAGE = "/api/v5/account/leverage-info";

    @Override
    public AccountFacts read(AccountReads reads, AccountTerms terms) throws IOException, InterruptedException {
        JsonNode config = Answers.parsed(reads.ask(CONFIG, ""), Answers::only);
        KeyFacts key = Answers.parsed(config, row -> key(row, terms.perpetuals()));
        if (!terms.perpetuals()) {
            return AccountFacts.spot(key);
        }
        Told hedged = Answers.parsed(config, OkxRights::hedged);
        MarginMode mode = Answers.parsed(config, OkxRights::mode);
        List<MarginSetting> settings = new ArrayList<>();
        for (String symbol : terms.symbols()) {
            String query = "instId=" + Answers.encoded(symbol) + "&mgnMode=cross";
            settings.add(Answers.parsed(reads.ask(LEVERAGE, query), rows -> setting(symbol, mode, rows)));
        }
        return new AccountFacts(key, hedged, settings);
    }

    /** What the key may; an account in spot mode has no swaps. */
    static KeyFacts key(JsonNode config, boolean swaps) {
        List<String> rights = List.of(Answers.text(config, "perm").split(","));
        boolean modeHas = !swaps || !Answers.text(config, "acctLv").equals("1");
        String bound = config.path("ip").asText();
        return new KeyFacts(Told.of(rights.contains("read_only")), Told.of(rights.contains("trade") && modeHas),
                Told.of(rights.contains("withdraw")),
                List.of(bound.isEmpty() ? "not bound to IP addresses" : "bound to IP addresses",
                        "account mode " + level(config)));
    }

    /** Whether longs and shorts are held apart. */
    static Told hedged(JsonNode config) {
        return switch (Answers.text(config, "posMode")) {
            case "long_short_mode" -> Told.YES;
            case "net_mode" -> Told.NO;
            default -> throw new IllegalArgumentException("an unknown position mode");
        };
    }

    /** Whatever is configured, our orders are of cross margin. */
    static MarginMode mode(JsonNode config) {
        return level(config).equals("spot") || level(config).equals("futures") ? MarginMode.CROSS
                : MarginMode.PORTFOLIO;
    }

    private static String level(JsonNode config) {
        return switch (Answers.text(config, "acctLv")) {
            case "1" -> "spot";
            case "2" -> "futures";
            case "3" -> "multi-currency margin";
            case "4" -> "portfolio margin";
            default -> throw new IllegalArgumentException("an unknown account mode");
        };
    }

    /** One row in one-way mode, two that may differ in hedge mode: the account is refused for that anyway. */
    static MarginSetting setting(String symbol, MarginMode mode, JsonNode rows) {
        if (!rows.isArray() || rows.isEmpty() || !Answers.text(rows.get(0), "instId").equals(symbol)) {
            throw new IllegalArgumentException("nothing about " + symbol);
        }
        return new MarginSetting(symbol, mode, Answers.leverage(rows.get(0), "lever"));
    }
}
