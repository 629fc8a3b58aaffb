package arbd.daemon.routes;

import java.util.List;

/**
 * Why there is no route of a kind, or how many there are.
 *
 * @param kind word of the kind
 * @param routes how many there are, -1 = nobody can tell, since there are too many of all
 * @param example title of one of them, empty when there is none
 * @param reasons why there is none, or not more; whole sentences without a full stop
 * @param missing markets and pools that would make one: {@code BTC/USDT on gamma}, each once
 */
public record Answer(String kind, int routes, String example, List<String> reasons, List<String> missing) {
    /** Copies the lists. */
    public Answer {
        reasons = List.copyOf(reasons);
        missing = List.copyOf(missing);
    }
}
