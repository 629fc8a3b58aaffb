package arbd.execution.rights;

import arbd.execution.net.ReadRefusedException;
import java.util.Set;

/** Why a venue does not answer a question about an account. */
enum AccountFault {
    /** It does not know the key, or its signature is wrong. */
    LOGIN,
    /** The key may not ask that, or not from here. */
    PERMISSION,
    /** The time that was signed is too far from the venue's. */
    CLOCK,
    /** The venue does not serve this region or address. */
    REGION,
    /** Anything else: it may answer the next time. */
    OTHER;

    private static final Set<String> LOGINS = Set.of(
            // Binance: unauthorized, bad signature, bad format of the key, unknown key or IP or right.
            "-1002", "-1022", "-2014", "-2015",
            "EAPI:Invalid key", "EAPI:Invalid signature",
            // OKX: header missing or wrong, another environment, passphrase, key, signature, key gone.
            "50100", "50101", "50103", "50104", "50105", "50106", "50107", "50111", "50113", "50119",
            // Bybit: key, signature, key expired.
            "10003", "10004", "33004",
            "status 401", "UNAUTHENTICATED", "unauthenticated");
    private static final Set<String> PERMISSIONS = Set.of("EGeneral:Permission denied", "50110", "50120", "50124",
            "10005", "10010", "PERMISSION_DENIED", "permission_denied");
    private static final Set<String> CLOCKS = Set.of("-1021", "50102", "50112", "10002");
    private static final Set<String> REGIONS = Set.of("status 451", "status 403", "10009", "10024", "51155");

    /** What a venue's refusal means. */
    static AccountFault of(ReadRefusedException refused) {
        String code = refused.code();
        if (LOGINS.contains(code)) {
            return LOGIN;
        }
        if (PERMISSIONS.contains(code)) {
            return PERMISSION;
        }
        if (CLOCKS.contains(code)) {
            return CLOCK;
        }
        return REGIONS.contains(code) ? REGION : OTHER;
    }
}
