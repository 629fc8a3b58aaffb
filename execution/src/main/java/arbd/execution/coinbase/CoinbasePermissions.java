package arbd.execution.coinbase;

import com.fasterxml.jackson.databind.JsonNode;

/** What a key may: see and trade, and nothing that moves money out. */
final class CoinbasePermissions {
    private CoinbasePermissions() {
    }

    /** Why a key with these permissions is not used, null = it is. */
    static String refusal(JsonNode permissions) {
        if (!permissions.path("can_view").isBoolean() || !permissions.path("can_trade").isBoolean()
                || !permissions.path("can_transfer").isBoolean()) {
            return "key permissions: unreadable";
        }
        if (!permissions.get("can_view").booleanValue() || !permissions.get("can_trade").booleanValue()) {
            return "the API key needs the permissions View and Trade";
        }
        return permissions.get("can_transfer").booleanValue()
                ? "the API key may move money out of the account: make one without the permission Transfer" : null;
    }
}
