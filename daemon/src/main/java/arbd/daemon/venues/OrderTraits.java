package arbd.daemon.venues;

import arbd.execution.order.TimeInForce;
import java.util.Map;
import java.util.Optional;

/**
 * Orders of one venue.
 *
 * @param how {@code websocket}, {@code rest} or {@code none}
 * @param open whether arbd has an account session
 * @param timeInForce what arbd can ask for, and the venue's word for it: ioc, gtc, postOnly
 * @param amend the venue's way to change an order; arbd never amends
 * @param deadMan the venue's switch that cancels when we fall silent
 * @param clientOrderId what it may be called
 */
public record OrderTraits(String how, boolean open, Map<String, String> timeInForce, String amend, String deadMan,
        ClientIdTraits clientOrderId) {

    /**
     * The venue's rule for client order ids.
     *
     * @param pattern that every id must match
     * @param words for people
     * @param sent {@code plain} = ours as they are, {@code derived} = a text made from ours
     */
    public record ClientIdTraits(String pattern, String words, String sent) {
    }

    /** The venue's word for a time in force; empty when arbd cannot ask for it there. */
    public Optional<String> word(TimeInForce time) {
        return Optional.ofNullable(timeInForce.get(switch (time) {
            case IOC -> "ioc";
            case GTC -> "gtc";
            case POST_ONLY -> "postOnly";
        }));
    }
}
