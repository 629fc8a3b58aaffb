package arbd.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** {@link SettlementLimits}: one amount, a list of amounts, or a section from asset to decimal. */
record SettlementType() implements Type<SettlementLimits> {
    static final SettlementType INSTANCE = new SettlementType();

    @Override
    public SettlementLimits read(Cursor at) {
        List<Amount> given = new ArrayList<>();
        boolean good = true;
        if (at.node() instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                good &= add(given, Decimals.AMOUNT.read(at.item(i, sequence.items().get(i))),
                        at.item(i, sequence.items().get(i)));
            }
        } else if (at.node() instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                good &= add(given, amount(entry, at.child(entry)), at.child(entry));
            }
        } else {
            good = add(given, Decimals.AMOUNT.read(at), at);
        }
        return good ? ordered(given, at) : null;
    }

    private static Amount amount(Node.Entry entry, Cursor at) {
        String asset = entry.key().text();
        Cursor named = new Cursor(at.node(), entry.key(), at.path(), at.problems(), at.names());
        boolean known = References.isAsset(named, asset);
        BigDecimal value = Decimals.POSITIVE.read(at);
        return known && value != null && Decimals.fitsAsset(at, value, asset) ? new Amount(value, asset) : null;
    }

    private static boolean add(List<Amount> given, Amount amount, Cursor at) {
        if (amount == null) {
            return false;
        }
        if (!at.names().settlement().isEmpty() && !at.names().settlement().contains(amount.asset())) {
            at.unknown("an amount in a settlement asset", amount.asset(), at.names().settlement());
            return false;
        }
        for (Amount before : given) {
            if (before.asset().equals(amount.asset())) {
                at.expected("one amount in each settlement asset", "a second one in " + amount.asset());
                return false;
            }
        }
        given.add(amount);
        return true;
    }

    private static SettlementLimits ordered(List<Amount> given, Cursor at) {
        List<Amount> ordered = new ArrayList<>();
        for (String asset : at.names().settlement()) {
            if (!at.names().assets().containsKey(asset)) {
                continue; // complained about where the settlement assets are read
            }
            given.stream().filter(amount -> amount.asset().equals(asset)).findFirst().ifPresent(ordered::add);
            if (ordered.isEmpty() || !ordered.get(ordered.size() - 1).asset().equals(asset)) {
                at.expected("an amount in each settlement asset", "none in '" + Texts.shown(asset) + "'");
                return null;
            }
        }
        return new SettlementLimits(ordered);
    }

    @Override
    public String expected() {
        return Decimals.AMOUNT.expected() + ", for each settlement asset";
    }

    @Override
    public ObjectNode schema() {
        ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
        list.set("items", Decimals.AMOUNT.schema());
        ObjectNode section = JsonNodeFactory.instance.objectNode().put("type", "object");
        section.set("additionalProperties", Decimals.POSITIVE.schema());
        ArrayNode choices = JsonNodeFactory.instance.arrayNode().add(Decimals.AMOUNT.schema()).add(list).add(section);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("anyOf", choices);
        return schema;
    }
}
