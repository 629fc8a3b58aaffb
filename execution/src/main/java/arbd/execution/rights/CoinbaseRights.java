package arbd.execution.rights;

import arbd.execution.net.AccountReads;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/** Coinbase Advanced: what the key may ({@code key_permissions}); the right to transfer moves money out. */
final class CoinbaseRights implements AccountSource {
    private static final String KEY = "/api/v3/brokerage/key_permissions";

    @Override
    public AccountFacts read(AccountReads reads, AccountTerms terms) throws IOException, InterruptedException {
        return AccountFacts.spot(Answers.parsed(reads.ask(KEY, ""), CoinbaseRights::key));
    }

    /** What the key may. */
    static KeyFacts key(JsonNode permissions) {
        return new KeyFacts(Told.of(Answers.flag(permissions, "can_view")),
                Told.of(Answers.flag(permissions, "can_trade")), Told.of(Answers.flag(permissions, "can_transfer")),
                List.of());
    }
}
