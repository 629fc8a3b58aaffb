package arbd.execution.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/**
 * Bybit's disconnect cancel protection (Bybit v5 API, "Set Disconnect Cancel All", "Get DCP Info", "Dcp"): the venue is
 * told the window, is asked whether the account has the protection at all (it has to be enabled by its people), and
 * watches the private socket from then on that it is subscribed there. Once for each life of the socket.
 */
final class BybitProtection {
    private final BybitRest rest;
    private final String product;
    private long windowSeconds;
    /** Rises with each loss, so that an answer to what was asked before it is not taken for the present one's. */
    private long generation;

    BybitProtection(BybitRest rest, boolean linear) {
        this.rest = rest;
        this.product = linear ? "DERIVATIVES" : "SPOT";
    }

    /** The private socket is gone. */
    void forget() {
        generation++;
        windowSeconds = 0;
    }

    /**
     * Wants it with this window; does nothing when that was asked for already.
     *
     * @param whenSet subscribes the topic
     * @param refused told why it cannot be had
     */
    void want(long seconds, Runnable whenSet, Consumer<String> refused) {
        if (seconds == windowSeconds) {
            return;
        }
        windowSeconds = seconds;
        long of = generation;
        String body = "{\"product\":\"" + product + "\",\"timeWindow\":" + seconds + "}";
        rest.post("/v5/order/disconnected-cancel-all", body, (reply, code, wrong) -> {
            if (of == generation && wrong != null) {
                refused.accept(wrong);
            } else if (of == generation) {
                check(whenSet, refused);
            }
        });
    }

    private void check(Runnable whenSet, Consumer<String> refused) {
        long of = generation;
        rest.get("/v5/account/query-dcp-info", "", (reply, code, wrong) -> {
            if (of != generation) {
                return;
            }
            String problem = wrong == null && !enabled(reply.path("result").path("dcpInfos"))
                    ? "it is not enabled for this account; ask the venue's people for it" : wrong;
            if (problem == null) {
                whenSet.run();
            } else {
                refused.accept(problem);
            }
        });
    }

    private boolean enabled(JsonNode rows) {
        for (JsonNode row : rows) {
            if (row.path("product").asText().equals(product) && row.path("dcpStatus").asText().equals("ON")) {
                return true;
            }
        }
        return false;
    }
}
