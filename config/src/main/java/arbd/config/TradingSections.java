package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sections about what is looked for and how much of it is taken: {@code routes}, {@code risk}. */
final class TradingSections {
    static final Type<SettlementLimits> LIMITS = SettlementType.INSTANCE;

    private static final Key<Boolean> ENABLED = Key.of("enabled", Words.FLAG, "false",
            "Whether routes of this kind are built");
    private static final Key<Long> MIN_EDGE = Key.of("minEdge", Units.share("0 bps", "5000 bps"), "2 bps",
            "Least edge that is taken, after all costs");
    private static final Key<Optional<SettlementLimits>> MAX_NOTIONAL = Key.optional("maxNotional", LIMITS,
            "Most that one arbitrage may trade, in the settlement asset; needed when enabled");
    private static final Shape<RouteKindConfig> KIND =
            new Shape<>(List.of(ENABLED, MIN_EDGE, MAX_NOTIONAL), TradingSections::kind);

    private static final Key<List<String>> SETTLEMENT = Key.required("settlement", new SettlementList(),
            "Assets in which a route may begin and end");
    private static final Key<RouteKindConfig> CROSS_VENUE = Key.section("crossVenue", KIND,
            "Buy on one venue, sell on another");
    private static final Key<RouteKindConfig> CYCLIC = Key.section("cyclic", KIND,
            "Cycles within one venue");
    private static final Key<RouteKindConfig> BASIS = Key.section("basis", KIND, "Spot against perpetual");

    static final Shape<RoutesConfig> ROUTES = new Shape<>(List.of(SETTLEMENT, CROSS_VENUE, CYCLIC, BASIS),
            (values, at) -> new RoutesConfig(values.get(SETTLEMENT), values.get(CROSS_VENUE), values.get(CYCLIC),
                    values.get(BASIS)));

    private static final Key<Long> STALE_AFTER = Key.of("staleAfter", Units.duration("1 ms", "1 h"), "750 ms",
            "A quote older than this is not priced");
    private static final Key<Long> MAX_PLAUSIBLE_EDGE = Key.of("maxPlausibleEdge", Units.share("1 bps", "10000 bps"),
            "300 bps", "An edge above this is taken for an error in the prices");
    private static final Key<SettlementLimits> MAX_ORDER_NOTIONAL = Key.required("maxOrderNotional", LIMITS,
            "Most that one order may trade");
    private static final Key<Long> MAX_OPEN_ORDERS = Key.of("maxOpenOrders", Whole.of(1, 1024), "32",
            "Most orders that may be live or unknown at once");
    private static final Key<Long> COOLDOWN = Key.of("cooldown", Units.duration("0 ms", "1 h"), "100 ms",
            "Rest of a route after an arbitrage");
    private static final Key<SettlementLimits> NAKED_NOTIONAL_MAX = Key.required("nakedNotionalMax", LIMITS,
            "Total naked exposure above which nothing new opens");
    private static final Key<Long> HALT_ROUTE = Key.of("haltRouteAfterMiss", Units.duration("0 s", "24 h"), "60 s",
            "Pause of a route whose legs missed; 0 = until it is resumed");

    static final Shape<RiskConfig> RISK = new Shape<>(List.of(STALE_AFTER, MAX_PLAUSIBLE_EDGE, MAX_ORDER_NOTIONAL,
            MAX_OPEN_ORDERS, COOLDOWN, NAKED_NOTIONAL_MAX, HALT_ROUTE), TradingSections::risk);

    private TradingSections() {
    }

    private static RouteKindConfig kind(Values values, Cursor at) {
        Optional<SettlementLimits> maxNotional = values.get(MAX_NOTIONAL);
        boolean enabled = values.get(ENABLED);
        long minEdgeE8 = values.get(MIN_EDGE);
        if (enabled && maxNotional.isEmpty()) {
            at.child("maxNotional").expected(LIMITS.expected() + ", because enabled is true", "missing");
            return null;
        }
        return new RouteKindConfig(enabled, minEdgeE8, maxNotional.orElse(SettlementLimits.NONE));
    }

    private static RiskConfig risk(Values values, Cursor at) {
        return new RiskConfig(values.get(STALE_AFTER), values.get(MAX_PLAUSIBLE_EDGE), values.get(MAX_ORDER_NOTIONAL),
                values.get(MAX_OPEN_ORDERS).intValue(), values.get(COOLDOWN), values.get(NAKED_NOTIONAL_MAX),
                values.get(HALT_ROUTE));
    }

    /** At least one configured asset, each once. */
    private record SettlementList() implements Type<List<String>> {
        @Override
        public List<String> read(Cursor at) {
            if (!(at.node() instanceof Node.Sequence sequence) || sequence.items().isEmpty()) {
                at.expected(expected(), at.node() instanceof Node.Sequence ? "an empty list" : at.node().what());
                return null;
            }
            List<String> assets = new ArrayList<>();
            boolean good = true;
            for (int i = 0; i < sequence.items().size(); i++) {
                Cursor item = at.item(i, sequence.items().get(i));
                String asset = References.ASSET.read(item);
                if (asset != null && assets.contains(asset)) {
                    item.expected("each asset once", "'" + asset + "' again");
                }
                good &= asset != null && !assets.contains(asset);
                assets.add(asset);
            }
            return good ? assets : null;
        }

        @Override
        public String expected() {
            return "a list of assets such as [USDT]";
        }

        @Override
        public ObjectNode schema() {
            ObjectNode schema = JsonNodeFactory.instance.objectNode();
            schema.put("type", "array").put("minItems", 1).put("uniqueItems", true);
            schema.set("items", References.ASSET.schema());
            return schema;
        }
    }
}
