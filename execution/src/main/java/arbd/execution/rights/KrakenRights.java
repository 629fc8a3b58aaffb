package arbd.execution.rights;

import arbd.execution.net.AccountReads;
import arbd.execution.net.ReadRefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Kraken spot: what the key may ({@code GetApiKeyInfo}, which needs no right itself). */
final class KrakenRights implements AccountSource {
    private static final String KEY = "/0/private/GetApiKeyInfo";
    /** Balances, and the orders and trades that queries ask for. */
    private static final List<String> READING = List.of("query-funds", "query-open-trades", "query-closed-trades");
    /** Orders, cancellations, and the token of the socket over which both go. */
    private static final List<String> TRADING = List.of("modify-trades", "close-trades", "create-ws-token");

    @Override
    public AccountFacts read(AccountReads reads, AccountTerms terms) throws IOException, InterruptedException {
        JsonNode info;
        try {
            info = reads.ask(KEY, "");
        } catch (ReadRefusedException refused) {
            if (!refused.code().startsWith("EGeneral:Unknown method")) {
                throw refused;
            }
            return AccountFacts.spot(new KeyFacts(Told.UNTOLD, Told.UNTOLD, Told.UNTOLD,
                    List.of("the venue does not tell what keys may")));
        }
        return AccountFacts.spot(Answers.parsed(info, KrakenRights::key));
    }

    /** What the key may; its name and addresses are nobody's business. */
    static KeyFacts key(JsonNode info) {
        List<String> rights = Answers.texts(info, "permissions");
        Told reads = Told.of(rights.containsAll(READING));
        Told trades = Told.of(rights.containsAll(TRADING));
        return new KeyFacts(reads, trades, Told.of(rights.contains("withdraw-funds")),
                List.of("rights: " + String.join(" ", rights)));
    }
}
