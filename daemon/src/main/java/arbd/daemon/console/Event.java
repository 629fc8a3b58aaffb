package arbd.daemon.console;

import arbd.daemon.decide.EpisodeStage;
import arbd.execution.order.Outcome;
import arbd.execution.risk.Verdict;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** One journal record in words: a type and named values, in order. */
public final class Event {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String type;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private Verdict verdict;
    private EpisodeStage stage;
    private Outcome outcome;
    private long arbitrage;
    private long decisionNanos;
    private long profit;

    Event(String type) {
        this.type = type;
    }

    Event with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    Event verdict(Verdict given, EpisodeStage at) {
        verdict = given;
        stage = at;
        return this;
    }

    Event arbitrage(long id, long nanos) {
        arbitrage = id;
        decisionNanos = nanos;
        return this;
    }

    Event profit(long units, Outcome ended) {
        profit = units;
        outcome = ended;
        return this;
    }

    /** What kind of event. */
    public String type() {
        return type;
    }

    /** One named value as text, empty when absent. */
    public String value(String name) {
        return String.valueOf(values.getOrDefault(name, ""));
    }

    /** For opportunities: the verdict. */
    public Verdict verdict() {
        return verdict;
    }

    /** For opportunities: what happened to the episode. */
    public EpisodeStage stage() {
        return stage;
    }

    /** For finished arbitrages: how. */
    public Outcome outcome() {
        return outcome;
    }

    /** For orders and arbitrages: the arbitrage's id. */
    public long arbitrage() {
        return arbitrage;
    }

    /** For orders: time from receipt to decision, nanoseconds. */
    public long decisionNanos() {
        return decisionNanos;
    }

    /** For finished arbitrages: profit at market, units of the settlement asset. */
    public long profit() {
        return profit;
    }

    /** One line: {@code 12:00:01.123 order id=... route=...}. */
    public String line(long wallNanos) {
        StringBuilder line = new StringBuilder(160);
        line.append(Words.clock(wallNanos)).append(' ').append(String.format("%-11s", type));
        values.forEach((name, value) -> line.append(' ').append(name).append('=').append(quoted(value)));
        return line.toString();
    }

    /** One JSON object. */
    public String json(long sequence, long wallNanos) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sequence", sequence).put("wallNanos", wallNanos).put("type", type);
        values.forEach((name, value) -> {
            if (value == null) {
                node.putNull(name);
            } else if (value instanceof Number number) {
                node.put(name, number.longValue());
            } else {
                node.put(name, String.valueOf(value));
            }
        });
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(Object value) {
        String text = value == null ? "none" : String.valueOf(value);
        return text.indexOf(' ') >= 0 ? '"' + text + '"' : text;
    }
}
