package arbd.execution.rights;

import arbd.execution.ethereum.Curve;
import arbd.execution.ethereum.WalletKey;
import arbd.execution.net.AccountReads;
import arbd.execution.net.Credentials;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Hyperliquid: an API wallet may trade and never withdraw, the account's own key may do all ({@code userRole}); margin
 * mode and leverage of each coin ({@code activeAssetData}). There is no hedge mode.
 */
final class HyperliquidRights implements AccountSource {
    private static final String INFO = "/info";
    private static final String ADDRESS = "0x[0-9a-f]{40}";

    private final String account;
    private final String wallet;

    /**
     * Of one account.
     *
     * @throws IllegalArgumentException when the secret is no private key, or the account no address
     */
    HyperliquidRights(Credentials credentials) {
        this.account = credentials.apiKey().toLowerCase(Locale.ROOT);
        this.wallet = new WalletKey(Curve.plainJava(), credentials.secret()).address();
        if (!account.matches(ADDRESS)) {
            throw new IllegalArgumentException("the API key is no address of an account");
        }
    }

    @Override
    public AccountFacts read(AccountReads reads, AccountTerms terms) throws IOException, InterruptedException {
        JsonNode role = reads.ask(INFO, question("userRole", wallet, ""));
        KeyFacts key = Answers.parsed(role, answer -> key(answer, account));
        if (key.trade() == Told.UNTOLD) {
            JsonNode owner = reads.ask(INFO, question("userRole", account, ""));
            key = Answers.parsed(owner, answer -> subAccount(answer, role));
        }
        if (!terms.perpetuals()) {
            return AccountFacts.spot(key);
        }
        List<MarginSetting> settings = new ArrayList<>();
        for (String coin : terms.symbols()) {
            JsonNode data = reads.ask(INFO, question("activeAssetData", account, coin));
            settings.add(Answers.parsed(data, answer -> setting(coin, answer)));
        }
        return new AccountFacts(key, Told.NO, settings);
    }

    /** Names of coins hold nothing that JSON would want escaped: configurations refuse that. */
    private static String question(String type, String user, String coin) {
        return "{\"type\":\"" + type + "\",\"user\":\"" + user + "\""
                + (coin.isEmpty() ? "" : ",\"coin\":\"" + coin + "\"") + "}";
    }

    /** What a wallet in this role may do for an account; it may be its master's, which is asked for next. */
    static KeyFacts key(JsonNode role, String account) {
        return switch (Answers.text(role, "role")) {
            case "agent" -> new KeyFacts(Told.YES, owner(role, "user").equals(account) ? Told.YES : Told.UNTOLD,
                    Told.NO, List.of("an API wallet"));
            case "missing" -> new KeyFacts(Told.YES, Told.NO, Told.NO,
                    List.of("a wallet that nobody has approved, or that is no longer"));
            case "user", "vault", "subAccount" -> new KeyFacts(Told.YES, Told.YES, Told.YES,
                    List.of("an account's own key"));
            default -> throw new IllegalArgumentException("an unknown role");
        };
    }

    /** What an API wallet may do for an account that is not its user: only for a sub-account of that user. */
    static KeyFacts subAccount(JsonNode accountRole, JsonNode walletRole) {
        boolean ours = Answers.text(accountRole, "role").equals("subAccount")
                && owner(accountRole, "master").equals(owner(walletRole, "user"));
        return new KeyFacts(Told.YES, Told.of(ours), Told.NO,
                List.of(ours ? "an API wallet of the master account" : "an API wallet of another account"));
    }

    private static String owner(JsonNode role, String member) {
        return Answers.text(role.path("data"), member).toLowerCase(Locale.ROOT);
    }

    /** What is set for a coin. */
    static MarginSetting setting(String coin, JsonNode data) {
        if (!Answers.text(data, "coin").equals(coin)) {
            throw new IllegalArgumentException("nothing about " + coin);
        }
        JsonNode leverage = data.path("leverage");
        MarginMode mode = switch (Answers.text(leverage, "type")) {
            case "cross" -> MarginMode.CROSS;
            case "isolated" -> MarginMode.ISOLATED;
            default -> throw new IllegalArgumentException("an unknown margin mode");
        };
        return new MarginSetting(coin, mode, Answers.leverage(leverage, "value"));
    }
}
