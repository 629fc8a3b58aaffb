package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.daemon.decide.Decider;
import arbd.daemon.decide.DecisionSettings;
import arbd.daemon.setup.Settings;
import arbd.route.RouteTable;

/** Whether the outbound ring has room for what one input may make decide say; only the routes tell. */
public final class RingCheck {
    private RingCheck() {
    }

    /**
     * Checks a configuration that is valid by itself.
     *
     * @throws StopException when the ring is too small
     */
    public static void check(DaemonConfig config, RouteTable routes) throws StopException {
        DecisionSettings settings = Settings.of(config, routes.instruments(), 1, false);
        int least = 2 * Decider.outputMax(settings, routes);
        if (config.threads().outboundRing() < least) {
            throw new StopException(StopException.CONFIGURATION, config.file() + ": threads.outboundRing: expected at"
                    + " least " + least + ", because of risk.maxOpenOrders and the number of routes, was "
                    + config.threads().outboundRing());
        }
    }
}
