package arbd.daemon.markets;

import arbd.market.MarketRules;
import arbd.market.VenuePause;

/** Takes what has changed, on any thread; the slots stay the caller's. */
public interface MarketSink {
    /** A venue says something else of an instrument. */
    void on(MarketRules rules);

    /** A venue says something else of its maintenance. */
    void on(VenuePause pause);
}
