package arbd.execution.sim.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Which logs a subscription or a query wants; an empty set = any. */
final class LogFilter {
    private static final int TOPICS_MAX = 4;

    private final Set<String> addresses;
    private final List<Set<String>> topics = new ArrayList<>();

    private LogFilter(Set<String> addresses) {
        this.addresses = addresses;
    }

    /**
     * Reads {@code address} and {@code topics}.
     *
     * @param at the argument's place, for the error
     */
    static LogFilter of(JsonNode criteria, int at) throws RpcException {
        if (!criteria.isObject()) {
            throw new RpcException(RpcException.PARAMS, "invalid argument " + at + ": expected an object");
        }
        LogFilter filter = new LogFilter(words(criteria.path("address"), Hex.ADDRESS_DIGITS, at));
        JsonNode topics = criteria.path("topics");
        if (!topics.isMissingNode() && !topics.isNull() && !topics.isArray() || topics.size() > TOPICS_MAX) {
            throw new RpcException(RpcException.PARAMS, "invalid argument " + at + ": invalid topic(s)");
        }
        for (JsonNode topic : topics) {
            filter.topics.add(words(topic, Hex.WORD_DIGITS, at));
        }
        return filter;
    }

    private static Set<String> words(JsonNode node, int digits, int at) throws RpcException {
        Set<String> words = new TreeSet<>();
        if (node.isMissingNode() || node.isNull()) {
            return words;
        }
        for (JsonNode word : node.isArray() ? node : List.of(node)) {
            if (!word.isTextual() || !Hex.isBytes(word.textValue(), digits)) {
                throw new RpcException(RpcException.PARAMS, "invalid argument " + at + ": hex string has length "
                        + Math.max(0, word.asText().length() - 2) + ", want " + digits);
            }
            words.add(word.textValue().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    boolean wants(PoolLog log) {
        if (!addresses.isEmpty() && !addresses.contains(log.address())) {
            return false;
        }
        for (int i = 0; i < topics.size(); i++) {
            if (i >= log.topics().size()
                    || !topics.get(i).isEmpty() && !topics.get(i).contains(log.topics().get(i))) {
                return false;
            }
        }
        return true;
    }
}
