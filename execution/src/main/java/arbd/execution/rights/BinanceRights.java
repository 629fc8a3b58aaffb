package arbd.execution.rights;

import arbd.execution.net.AccountReads;
import arbd.execution.net.ReadRefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Binance spot: whether the account may trade ({@code /api/v3/account}), and what the key may, which only the live host
 * tells ({@code /sapi/v1/account/apiRestrictions}). What the account may is no word on the key.
 */
final class BinanceRights implements AccountSource {
    private static final String ACCOUNT = "/api/v3/account";
    private static final String KEY = "/sapi/v1/account/apiRestrictions";
    /** What a key may have beside what is asked for, and how it is told. */
    private static final Map<String, String> OTHER = Map.of("enableFutures", "futures", "enableMargin", "margin loans",
            "enableInternalTransfer", "transfers to sub-accounts", "permitsUniversalTransfer", "universal transfers",
            "enableVanillaOptions", "options");

    @Override
    public AccountFacts read(AccountReads reads, AccountTerms terms) throws IOException, InterruptedException {
        Told account = Answers.parsed(reads.ask(ACCOUNT, "omitZeroBalances=true"), BinanceRights::trades);
        JsonNode restrictions;
        try {
            restrictions = reads.ask(KEY, "");
        } catch (ReadRefusedException refused) {
            if (!refused.code().equals("status 404")) {
                throw refused;
            }
            return AccountFacts.spot(new KeyFacts(Told.YES, account, Told.UNTOLD,
                    List.of("this host does not tell what keys may")));
        }
        KeyFacts key = Answers.parsed(restrictions, BinanceRights::key);
        return AccountFacts.spot(new KeyFacts(key.read(), key.trade().and(account), key.withdraw(), key.more()));
    }

    /** Whether the account may trade at all. */
    static Told trades(JsonNode account) {
        return Told.of(Answers.flag(account, "canTrade"));
    }

    /** What the key may. */
    static KeyFacts key(JsonNode restrictions) {
        List<String> more = new ArrayList<>();
        more.add(Answers.flag(restrictions, "ipRestrict") ? "bound to IP addresses" : "not bound to IP addresses");
        OTHER.forEach((name, words) -> {
            if (restrictions.path(name).asBoolean()) {
                more.add("may use " + words);
            }
        });
        more.sort(null);
        return new KeyFacts(Told.of(Answers.flag(restrictions, "enableReading")),
                Told.of(Answers.flag(restrictions, "enableSpotAndMarginTrading")),
                Told.of(Answers.flag(restrictions, "enableWithdrawals")), more);
    }
}
