package arbd.execution.hyperliquid;

import arbd.execution.net.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * What our key may do: it must be an API wallet, which can trade and not withdraw, of the account itself or of the
 * account that this is a sub-account of. Asked by {@code userRole}.
 */
final class WalletRole {
    private static final String TYPE = "userRole";

    private final HyperliquidInfo info;
    private final String wallet;
    private final String account;

    WalletRole(HyperliquidInfo info, String wallet, String account) {
        this.info = info;
        this.wallet = wallet;
        this.account = account;
    }

    /** Asks; {@code done} gets whom to act for (null = the wallet's own account) and null, or what is wrong. */
    void ask(BiConsumer<String, String> done) {
        info.ask(HyperliquidRequests.info(TYPE, wallet), (role, wrong) -> guarded(wrong, done, () -> {
            String master = of(role, "agent", "user");
            if (master == null) {
                done.accept(null, "wallet " + wallet + " is no API wallet: approve it at the venue");
            } else if (master.equals(account)) {
                done.accept(null, null);
            } else {
                subAccount(master, done);
            }
        }));
    }

    private void subAccount(String master, BiConsumer<String, String> done) {
        info.ask(HyperliquidRequests.info(TYPE, account), (role, wrong) -> guarded(wrong, done, () -> {
            if (master.equals(of(role, "subAccount", "master"))) {
                done.accept(account, null);
            } else {
                done.accept(null, "API wallet " + wallet + " is of another account than " + account);
            }
        }));
    }

    /** Whose it is in this role, null = it has another. */
    private static String of(JsonNode answer, String role, String member) {
        return Reply.text(answer, "role").equals(role)
                ? Reply.text(answer.path("data"), member).toLowerCase(Locale.ROOT) : null;
    }

    private static void guarded(String wrong, BiConsumer<String, String> done, Runnable step) {
        if (wrong != null) {
            done.accept(null, wrong);
            return;
        }
        try {
            step.run();
        } catch (IllegalArgumentException unreadable) {
            done.accept(null, "role of the wallet: " + unreadable.getMessage());
        }
    }
}
