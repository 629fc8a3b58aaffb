package arbd.execution.rights;

import arbd.execution.net.AccountReads;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Bybit: what the key may ({@code user/query-api}), margin mode of the unified account ({@code account/info}), position
 * mode and leverage of each perpetual ({@code position/list}).
 */
final class BybitRights implements AccountSource {
    private static final String KEY = "/v5/user/query-api";
    private static final String ACCOUNT = "/v5/account/info";
    private static final String POSITIONS = "/v5/position/list";

    @Override
    public AccountFacts read(AccountReads reads, AccountTerms terms) throws IOException, InterruptedException {
        KeyFacts key = Answers.parsed(reads.ask(KEY, ""), answer -> key(answer, terms.perpetuals()));
        if (!terms.perpetuals()) {
            return AccountFacts.spot(key);
        }
        MarginMode mode = Answers.parsed(reads.ask(ACCOUNT, ""), BybitRights::mode);
        Told hedged = Told.NO;
        List<MarginSetting> settings = new ArrayList<>();
        for (String symbol : terms.symbols()) {
            JsonNode list = reads.ask(POSITIONS, "category=linear&symbol=" + Answers.encoded(symbol)).path("list");
            hedged = Answers.parsed(list, rows -> hedged(symbol, rows)) == Told.YES ? Told.YES : hedged;
            settings.add(Answers.parsed(list, rows -> setting(symbol, mode, rows)));
        }
        return new AccountFacts(key, hedged, settings);
    }

    /** What the key may. */
    static KeyFacts key(JsonNode answer, boolean perpetuals) {
        JsonNode readOnly = answer.path("readOnly");
        if (!readOnly.isIntegralNumber()) {
            throw new IllegalArgumentException("no number 'readOnly'");
        }
        JsonNode rights = answer.path("permissions");
        boolean trades = perpetuals ? Answers.texts(rights, "ContractTrade").contains("Order")
                || rights.has("Derivatives") && Answers.texts(rights, "Derivatives").contains("DerivativesTrade")
                : Answers.texts(rights, "Spot").contains("SpotTrade");
        List<String> ips = answer.path("ips").isArray() ? Answers.texts(answer, "ips") : List.of();
        List<String> more = new ArrayList<>();
        more.add(ips.isEmpty() || ips.contains("*") ? "not bound to IP addresses" : "bound to IP addresses");
        if (answer.path("expiredAt").isTextual() && !answer.get("expiredAt").textValue().isEmpty()) {
            more.add("ends " + answer.get("expiredAt").textValue());
        }
        return new KeyFacts(Told.YES, Told.of(readOnly.intValue() == 0 && trades),
                Told.of(Answers.texts(rights, "Wallet").contains("Withdraw")), more);
    }

    /** What stands behind positions. */
    static MarginMode mode(JsonNode account) {
        return switch (Answers.text(account, "marginMode")) {
            case "REGULAR_MARGIN" -> MarginMode.CROSS;
            case "ISOLATED_MARGIN" -> MarginMode.ISOLATED;
            case "PORTFOLIO_MARGIN" -> MarginMode.PORTFOLIO;
            default -> throw new IllegalArgumentException("an unknown margin mode");
        };
    }

    /** What is set for a symbol; portfolio margin has no leverage, and leaves it empty. */
    static MarginSetting setting(String symbol, MarginMode mode, JsonNode rows) {
        boolean none = mode == MarginMode.PORTFOLIO && Answers.text(rows.path(0), "leverage").isEmpty();
        return new MarginSetting(symbol, mode, none ? null : Answers.leverage(rows.path(0), "leverage"));
    }

    /** A symbol is listed whether anything is held or not: once in one-way mode, with both sides in hedge mode. */
    static Told hedged(String symbol, JsonNode rows) {
        if (!rows.isArray() || rows.isEmpty()) {
            throw new IllegalArgumentException("nothing about " + symbol);
        }
        boolean apart = false;
        for (JsonNode row : rows) {
            if (!Answers.text(row, "symbol").equals(symbol) || !row.path("positionIdx").isIntegralNumber()) {
                throw new IllegalArgumentException("nothing about " + symbol);
            }
            apart |= row.get("positionIdx").intValue() != 0;
        }
        return Told.of(apart);
    }
}
