package arbd.execution.sim;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one simulated venue tells of its account and key: what a careful user would have set, until somebody changes it.
 * It is told, not enforced: orders are taken all the same. May be called from any thread.
 */
public final class SimulatedRights {
    private static final String LEVERAGE = "1";

    private final Map<String, String> leverage = new ConcurrentHashMap<>();
    private volatile boolean trades = true;
    private volatile boolean withdraws;
    private volatile boolean hedged;
    private volatile boolean isolated;
    private volatile boolean told = true;
    private volatile int status;

    SimulatedRights() {
    }

    /** Whether the key may trade. */
    public void trades(boolean may) {
        trades = may;
    }

    /** Whether the key may withdraw. */
    public void withdraws(boolean may) {
        withdraws = may;
    }

    /** Whether longs and shorts are held apart. */
    public void hedged(boolean apart) {
        hedged = apart;
    }

    /** Whether margin is isolated, else it is cross. */
    public void isolated(boolean each) {
        isolated = each;
    }

    /** Leverage of an instrument. */
    public void leverage(String symbol, int times) {
        leverage.put(symbol, Integer.toString(times));
    }

    /** Whether the venue tells what keys may, where there are hosts that do not. */
    public void told(boolean tells) {
        told = tells;
    }

    /** Answers every request and handshake with this HTTP status, as a venue that does not serve a region; 0 = none. */
    public void blocked(int httpStatus) {
        status = httpStatus;
    }

    boolean trades() {
        return trades;
    }

    boolean withdraws() {
        return withdraws;
    }

    boolean hedged() {
        return hedged;
    }

    boolean isolated() {
        return isolated;
    }

    boolean told() {
        return told;
    }

    String leverage(String symbol) {
        return leverage.getOrDefault(symbol, LEVERAGE);
    }

    /** The answer to everything, null = requests are looked at. */
    HttpReply refusal() {
        return status == 0 ? null : new HttpReply(status,
                "{\"code\":0,\"msg\":\"Service unavailable from a restricted location.\"}");
    }
}
