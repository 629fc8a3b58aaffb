package arbd.execution.net;

import arbd.market.Require;

/**
 * One account's API key, secret and, where the venue wants one, passphrase. Never printed: {@link #toString()} hides
 * them all.
 *
 * @param apiKey as issued by the venue, printable ASCII
 * @param secret as issued by the venue, printable ASCII, with line ends where it is a PEM text (Coinbase)
 * @param passphrase chosen when the key was made (OKX), empty = none
 */
public record Credentials(String apiKey, String secret, String passphrase) {
    /** Checks that neither key nor secret is empty. */
    public Credentials {
        Require.that(!apiKey.isBlank(), "the API key is empty");
        Require.that(!secret.isBlank(), "the API secret is empty");
    }

    /** Without a passphrase. */
    public Credentials(String apiKey, String secret) {
        this(apiKey, secret, "");
    }

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
