package arbd.execution.order;

import static arbd.execution.order.Capability.DEAD_MAN_COUNTDOWN;
import static arbd.execution.order.Capability.DEAD_MAN_DISCONNECT;
import static arbd.execution.order.Capability.ENDED_ORDERS_KNOWN;
import static arbd.execution.order.Capability.NUMBERED_STREAM;
import static arbd.execution.order.Capability.ORDERS_BESIDE_STREAM;
import static arbd.execution.order.Capability.POST_ONLY_REFUSED;
import static arbd.execution.order.Capability.QUERIES_BESIDE_SESSION;
import static arbd.execution.order.Capability.TIME_OUT_TOLD;
import static arbd.execution.order.Capability.USAGE_TOLD;

import arbd.market.Require;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every protocol that has an account session, and what its account can do beyond what all can. {@code arbd venues}
 * prints it, and the contract of accounts is tested by it: a behaviour is left out where it is missing here.
 */
public final class Capabilities {
    private static final Map<String, Set<Capability>> TABLE = table();

    private Capabilities() {
    }

    private static Map<String, Set<Capability>> table() {
        Map<String, Set<Capability>> table = new TreeMap<>();
        table.put("binance", EnumSet.of(TIME_OUT_TOLD, USAGE_TOLD, POST_ONLY_REFUSED));
        table.put("binance-usdm", EnumSet.of(
                DEAD_MAN_COUNTDOWN, TIME_OUT_TOLD, USAGE_TOLD, POST_ONLY_REFUSED));
        table.put("kraken", EnumSet.of(DEAD_MAN_COUNTDOWN, TIME_OUT_TOLD, QUERIES_BESIDE_SESSION, POST_ONLY_REFUSED));
        table.put("okx", EnumSet.of(
                DEAD_MAN_COUNTDOWN, TIME_OUT_TOLD, QUERIES_BESIDE_SESSION, ENDED_ORDERS_KNOWN));
        table.put("okx-swap", EnumSet.copyOf(table.get("okx")));
        table.put("bybit", EnumSet.of(
                DEAD_MAN_DISCONNECT, TIME_OUT_TOLD, QUERIES_BESIDE_SESSION, USAGE_TOLD));
        table.put("bybit-linear", EnumSet.of(
                DEAD_MAN_DISCONNECT, TIME_OUT_TOLD, QUERIES_BESIDE_SESSION, USAGE_TOLD));
        table.put("coinbase", EnumSet.of(TIME_OUT_TOLD, ORDERS_BESIDE_STREAM, NUMBERED_STREAM,
                QUERIES_BESIDE_SESSION, POST_ONLY_REFUSED));
        table.put("hyperliquid", EnumSet.of(DEAD_MAN_COUNTDOWN, USAGE_TOLD, POST_ONLY_REFUSED));
        table.put("hyperliquid-spot", EnumSet.of(DEAD_MAN_COUNTDOWN, USAGE_TOLD, POST_ONLY_REFUSED));
        return Collections.unmodifiableMap(table);
    }

    /** Protocol words of all account sessions. */
    public static Set<String> protocols() {
        return TABLE.keySet();
    }

    /**
     * What an account of this protocol can do.
     *
     * @throws IllegalArgumentException when it has no account session
     */
    public static Set<Capability> of(String protocol) {
        Set<Capability> found = TABLE.get(protocol);
        Require.that(found != null, "no account session for protocol %s", protocol);
        return Collections.unmodifiableSet(found);
    }

    /** Whether there is a dead-man switch of either kind. */
    public static boolean deadMan(String protocol) {
        return of(protocol).contains(DEAD_MAN_COUNTDOWN) || of(protocol).contains(DEAD_MAN_DISCONNECT);
    }
}
