package arbd.config;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code routes}: what is looked for. */
final class RoutesSection {
    private static final Type<SettlementLimits> LIMITS = SettlementType.INSTANCE;

    private static final Key<Boolean> ENABLED = Key.of("enabled", Words.FLAG, "false",
            "Whether routes of this kind are built");
    private static final Key<Long> MIN_EDGE = Key.of("minEdge", Units.share("0 bps", "5000 bps"), "2 bps",
            "Least edge that is taken, after all costs");
    private static final Key<Optional<SettlementLimits>> MAX_NOTIONAL = Key.optional("maxNotional", LIMITS,
            "Most that one arbitrage may trade, in the settlement asset; needed when enabled");
    private static final Key<Long> SLIPPAGE = Key.of("slippage", Units.share("0 bps", "250 bps"), "0 bps",
            "What each leg is expected to lose beyond the quoted depth");
    private static final Key<Long> DECAY = Key.of("decay", Units.share("0 bps", "1000 bps"), "0 bps",
            "What the edge is expected to lose until the orders arrive");
    private static final Key<Long> HOLDING_TIME = Key.of("holdingTime", Units.duration("0 s", "720 h"), "8 h",
            "How long a position is expected to be held: its funding and interest count so long");
    private static final Key<Long> EXIT_COST = Key.of("exitCost", Units.share("0 bps", "1000 bps"), "0 bps",
            "What closing a position is expected to cost: fees, and the basis that is left by then");
    private static final Key<Long> EXIT_EDGE = Key.of("exitEdge", Units.share("-1000 bps", "5000 bps"), "0 bps",
            "Least edge at which a position that is held is closed, costs of the trades included; may be negative");
    private static final Key<Long> BORROW = Key.of("borrow", Units.share("0 %", "100 %"), "0 %",
            "Interest of a year on spot that is sold short");
    private static final Key<Long> LEGS = Key.of("legs", Whole.of(3, 4), "3", "Most legs of a cycle");
    private static final Key<Boolean> ACROSS_VENUES = Key.of("acrossVenues", Words.FLAG, "false",
            "Whether the legs of a cycle may be on several venues, each from what is held there");
    private static final Key<Long> FOUND_MAX = Key.of("foundMax", Whole.of(0, 1_000_000), "16384",
            "Most cycles of four legs or across venues that are found while the market moves; 0 lists them beforehand");

    private static final Shape<RouteKindConfig> KIND =
            new Shape<>(List.of(ENABLED, MIN_EDGE, MAX_NOTIONAL, SLIPPAGE, DECAY), RoutesSection::kind);
    private static final Shape<Cyclic> CYCLES =
            new Shape<>(List.of(ENABLED, MIN_EDGE, MAX_NOTIONAL, SLIPPAGE, DECAY, LEGS, ACROSS_VENUES, FOUND_MAX),
                    RoutesSection::cyclic);
    private static final Shape<Basis> BASES =
            new Shape<>(List.of(ENABLED, MIN_EDGE, MAX_NOTIONAL, SLIPPAGE, DECAY, HOLDING_TIME, EXIT_COST, EXIT_EDGE,
                    BORROW),
                    RoutesSection::basis);

    private static final Key<Long> POOL_LEGS = Key.of("legs", Whole.of(2, 4), "3",
            "Most legs in all; a book is one of them");
    private static final Key<Optional<SettlementLimits>> PAID_MAX = Key.optional("maxNotional", LIMITS,
            "Most that is paid in, in the settlement asset; needed when enabled");
    private static final Shape<PoolRouteConfig> POOLS =
            new Shape<>(List.of(ENABLED, MIN_EDGE, PAID_MAX, POOL_LEGS), RoutesSection::pools);

    private static final Key<List<String>> SETTLEMENT = Key.required("settlement", new SettlementList(),
            "Assets in which a route may begin and end");
    private static final Key<Long> ROUTES_MAX = Key.of("routesMax", Whole.of(1, 10_000_000), "100000",
            "Most routes of all kinds together");
    private static final Key<RouteKindConfig> CROSS_VENUE = Key.section("crossVenue", KIND,
            "Buy on one venue, sell on another");
    private static final Key<Cyclic> CYCLIC = Key.section("cyclic", CYCLES,
            "Three or four spot trades that end in the asset they began with");
    private static final Key<Basis> BASIS = Key.section("basis", BASES,
            "Spot against perpetual, and perpetual against perpetual");
    private static final Key<RouteKindConfig> SYNTHETIC = Key.section("synthetic", KIND,
            "A market on one venue against two on one other venue that together give the same");
    private static final Key<PoolRouteConfig> AMM = Key.section("amm", POOLS,
            "Cycles of pools of one chain, in one transaction");
    private static final Key<PoolRouteConfig> BOOK_AMM = Key.section("bookAmm", POOLS,
            "A book against one to three pools of one chain");

    static final Shape<RoutesConfig> SHAPE = new Shape<>(List.of(SETTLEMENT, ROUTES_MAX, CROSS_VENUE, CYCLIC, BASIS,
            SYNTHETIC, AMM, BOOK_AMM), RoutesSection::routes);

    private RoutesSection() {
    }

    private record Cyclic(RouteKindConfig kind, CycleBounds bounds) {
    }

    private record Basis(RouteKindConfig kind, CarryConfig carry) {
    }

    private static RoutesConfig routes(Values values, Cursor at) {
        Cyclic cyclic = values.get(CYCLIC);
        Basis basis = values.get(BASIS);
        return new RoutesConfig(values.get(SETTLEMENT), values.get(ROUTES_MAX).intValue(), values.get(CROSS_VENUE),
                cyclic.kind, cyclic.bounds, basis.kind, basis.carry, values.get(SYNTHETIC), values.get(AMM),
                values.get(BOOK_AMM));
    }

    private static Cyclic cyclic(Values values, Cursor at) {
        CycleBounds bounds = new CycleBounds(values.get(LEGS).intValue(), values.get(ACROSS_VENUES),
                values.get(FOUND_MAX).intValue());
        RouteKindConfig kind = kind(values, at);
        return kind == null ? null : new Cyclic(kind, bounds);
    }

    private static Basis basis(Values values, Cursor at) {
        CarryConfig carry = new CarryConfig(values.get(HOLDING_TIME), values.get(EXIT_COST), values.get(EXIT_EDGE),
                values.get(BORROW));
        RouteKindConfig kind = kind(values, at);
        if (kind != null && carry.exitEdgeE8() > kind.minEdgeE8()) {
            at.child("exitEdge").expected("at most minEdge " + bps(kind.minEdgeE8()), bps(carry.exitEdgeE8()));
            return null;
        }
        return kind == null ? null : new Basis(kind, carry);
    }

    private static String bps(long e8) {
        return BigDecimal.valueOf(e8, 4).stripTrailingZeros().toPlainString() + " bps";
    }

    private static RouteKindConfig kind(Values values, Cursor at) {
        Optional<SettlementLimits> maxNotional = values.get(MAX_NOTIONAL);
        boolean enabled = values.get(ENABLED);
        long minEdgeE8 = values.get(MIN_EDGE);
        long slippageE8 = values.get(SLIPPAGE);
        long decayE8 = values.get(DECAY);
        return limited(enabled, maxNotional, at) ? new RouteKindConfig(enabled, minEdgeE8,
                maxNotional.orElse(SettlementLimits.NONE), slippageE8, decayE8) : null;
    }

    private static PoolRouteConfig pools(Values values, Cursor at) {
        Optional<SettlementLimits> maxNotional = values.get(PAID_MAX);
        boolean enabled = values.get(ENABLED);
        long minEdgeE8 = values.get(MIN_EDGE);
        int legs = values.get(POOL_LEGS).intValue();
        return limited(enabled, maxNotional, at) ? new PoolRouteConfig(enabled, minEdgeE8,
                maxNotional.orElse(SettlementLimits.NONE), legs) : null;
    }

    private static boolean limited(boolean enabled, Optional<SettlementLimits> maxNotional, Cursor at) {
        if (enabled && maxNotional.isEmpty()) {
            at.child("maxNotional").expected(LIMITS.expected() + ", because enabled is true", "missing");
            return false;
        }
        return true;
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
