package arbd.execution.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;

/** Any action as JSON to MessagePack, members in the order in which they are written: what a venue hashes. */
public final class PackedJson {
    private PackedJson() {
    }

    /**
     * Appends a value.
     *
     * @throws IllegalArgumentException when it holds a number that no action has
     */
    public static void append(JsonNode value, MessagePack to) {
        if (value.isObject()) {
            to.map(value.size());
            value.properties().forEach(member -> {
                to.text(member.getKey());
                append(member.getValue(), to);
            });
        } else if (value.isArray()) {
            to.list(value.size());
            value.forEach(item -> append(item, to));
        } else if (value.isTextual()) {
            to.text(value.textValue());
        } else if (value.isBoolean()) {
            to.truth(value.booleanValue());
        } else if (value.isNull()) {
            to.nil();
        } else if (value.isIntegralNumber() && value.canConvertToLong()) {
            to.whole(value.longValue());
        } else {
            throw new IllegalArgumentException("no number of an action: " + value);
        }
    }
}
