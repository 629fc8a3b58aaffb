package arbd.execution.rights;

import arbd.execution.net.AccountReads;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Binance USD-M futures: position mode and multi-assets mode ({@code /fapi/v1/accountConfig}), margin mode and leverage
 * of each symbol ({@code /fapi/v1/symbolConfig}). What a key may do is told on another host only. Multi-assets mode
 * counts as portfolio margin: what stands behind a position is then all that the account holds, weighed by the venue.
 */
final class FuturesRights implements AccountSource {
    private static final String ACCOUNT = "/fapi/v1/accountConfig";
    private static final String SYMBOL = "/fapi/v1/symbolConfig";

    @Override
    public AccountFacts read(AccountReads reads, AccountTerms terms) throws IOException, InterruptedException {
        JsonNode account = reads.ask(ACCOUNT, "");
        JsonNode symbols = reads.ask(SYMBOL, "");
        return Answers.parsed(symbols, rows -> facts(account, rows, terms.symbols()));
    }

    /** What account and symbols say; a symbol that is not among them is an {@link IllegalArgumentException}. */
    static AccountFacts facts(JsonNode account, JsonNode rows, List<String> wanted) {
        boolean multiAssets = Answers.flag(account, "multiAssetsMargin");
        if (!rows.isArray()) {
            throw new IllegalArgumentException("no list of symbols");
        }
        List<MarginSetting> settings = new ArrayList<>();
        for (JsonNode row : rows) {
            String symbol = Answers.text(row, "symbol");
            if (wanted.contains(symbol)) {
                settings.add(new MarginSetting(symbol, multiAssets ? MarginMode.PORTFOLIO : mode(row),
                        Answers.leverage(row, "leverage")));
            }
        }
        for (String symbol : wanted) {
            if (settings.stream().noneMatch(at -> at.symbol().equals(symbol))) {
                throw new IllegalArgumentException("nothing about " + symbol);
            }
        }
        return new AccountFacts(new KeyFacts(Told.YES, Told.of(Answers.flag(account, "canTrade")), Told.UNTOLD,
                List.of()), Told.of(Answers.flag(account, "dualSidePosition")), settings);
    }

    private static MarginMode mode(JsonNode row) {
        return switch (Answers.text(row, "marginType")) {
            case "CROSSED" -> MarginMode.CROSS;
            case "ISOLATED" -> MarginMode.ISOLATED;
            default -> throw new IllegalArgumentException("an unknown margin type");
        };
    }
}
