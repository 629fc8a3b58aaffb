package arbd.execution.sim;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Who may act on the account: key, time and signature, of log-ons and of REST calls. */
final class BybitLogin {
    private static final long AHEAD_MAX_MILLIS = 1_000;
    private static final long WINDOW_MILLIS = 5_000;

    private final SimulatedAccount account;

    BybitLogin(SimulatedAccount account) {
        this.account = account;
    }

    static String sign(String secret, String text) {
        return BinanceSignature.sign(secret, text);
    }

    private boolean signed(String text, String signature) {
        return MessageDigest.isEqual(sign(account.secret(), text).getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }

    /** Why a log-on is refused, {@link BybitRefusal#NONE} when it is good. */
    BybitRefusal refusal(JsonNode args, long nowNanos) {
        long expires = args.path(1).asLong();
        if (!args.path(0).asText().equals(account.apiKey())) {
            return new BybitRefusal(10003, "API key is invalid.");
        }
        if (expires <= BybitTexts.millis(nowNanos)) {
            return new BybitRefusal(10002, "expires time is too old");
        }
        return signed("GET/realtime" + expires, args.path(2).asText()) ? BybitRefusal.NONE
                : new BybitRefusal(10004, "Invalid sign");
    }

    /** Why a REST call is refused, {@link BybitRefusal#NONE} when it is good. */
    BybitRefusal refusal(HttpCall call, long nowNanos) {
        String time = call.header("x-bapi-timestamp");
        String window = call.header("x-bapi-recv-window");
        if (!call.header("x-bapi-api-key").equals(account.apiKey())) {
            return new BybitRefusal(10003, "API key is invalid.");
        }
        if (!timely(time, window, nowNanos)) {
            return new BybitRefusal(10002, "invalid request, please check your server timestamp or recv_window param");
        }
        String text = time + account.apiKey() + window + (call.method().equals("GET") ? call.query() : call.body());
        return signed(text, call.header("x-bapi-sign")) ? BybitRefusal.NONE
                : new BybitRefusal(10004, "error sign! please check your signature generation algorithm.");
    }

    /** Whether a request of this time may be acted on; a window that is not given is five seconds. */
    static boolean timely(String millis, String windowMillis, long nowNanos) {
        if (!millis.matches("[0-9]{1,13}") || !windowMillis.matches("[0-9]{0,6}")) {
            return false;
        }
        long window = windowMillis.isEmpty() ? WINDOW_MILLIS : Long.parseLong(windowMillis);
        long age = BybitTexts.millis(nowNanos) - Long.parseLong(millis);
        return age <= window && age > -AHEAD_MAX_MILLIS;
    }
}
