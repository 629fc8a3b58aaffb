package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;

/** Who may act on the account: key, passphrase, time and signature, of log-ons and of REST calls. */
final class OkxLogin {
    private static final long SECOND = 1_000_000_000L;
    private static final long WINDOW_NANOS = 30 * SECOND;

    private final SimulatedAccount account;

    OkxLogin(SimulatedAccount account) {
        this.account = account;
    }

    boolean knows(String apiKey) {
        return apiKey.equals(account.apiKey());
    }

    boolean passes(String passphrase) {
        return passphrase.equals(account.passphrase());
    }

    boolean signed(String text, String signature) {
        return OkxSignatureCheck.good(account.secret(), text, signature);
    }

    static boolean timely(long claimedNanos, long nowNanos) {
        return Math.abs(nowNanos - claimedNanos) <= WINDOW_NANOS;
    }

    /** Code and words when a log-on is refused, null when it is good. */
    String[] refusal(JsonNode arg, long nowNanos) {
        String time = arg.path("timestamp").asText();
        if (!knows(arg.path("apiKey").asText())) {
            return new String[] {"60005", "Invalid OK-ACCESS-KEY"};
        }
        if (!passes(arg.path("passphrase").asText())) {
            return new String[] {"60024", "Wrong passphrase"};
        }
        if (!time.matches("[0-9]{1,10}")) {
            return new String[] {"60004", "Invalid timestamp"};
        }
        if (!timely(Long.parseLong(time) * SECOND, nowNanos)) {
            return new String[] {"60006", "Timestamp request expired"};
        }
        return signed(time + "GET/users/self/verify", arg.path("sign").asText()) ? null
                : new String[] {"60007", "Invalid sign"};
    }
}
