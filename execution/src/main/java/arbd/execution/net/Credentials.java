package arbd.execution.net;

import arbd.market.Require;

/**
 * One account's API key and secret. Never printed: {@link #toString()} hides both.
 *
 * @param apiKey as issued by the venue, printable ASCII
 * @param secret as issued by the venue, printable ASCII
 */
public record Credentials(String apiKey, String secret) {
    /** Checks that neither is empty. */
    public Credentials {
        Require.that(!apiKey.isBlank(), "the API key is empty");
        Require.that(!secret.isBlank(), "the API secret is empty");
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
