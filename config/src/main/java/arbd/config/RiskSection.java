package arbd.config;

import java.util.List;
import java.util.Optional;

/** {@code risk}: how much is taken. */
final class RiskSection {
    private static final Type<SettlementLimits> LIMITS = SettlementType.INSTANCE;

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
    private static final Key<Optional<SettlementLimits>> POSITION_NOTIONAL_MAX = Key.optional("positionNotionalMax",
            LIMITS, "Most that the position in one perpetual may be worth; maxOrderNotional when absent");
    private static final Key<Long> HALT_ROUTE = Key.of("haltRouteAfterMiss", Units.duration("0 s", "24 h"), "60 s",
            "Pause of a route whose legs missed; 0 = until it is resumed");
    private static final Key<AnnouncedConfig> ANNOUNCED = Key.section("announced", AnnouncedSection.SHAPE,
            "Ends of markets and maintenance that venues announce");

    static final Shape<RiskConfig> SHAPE = new Shape<>(List.of(STALE_AFTER, MAX_PLAUSIBLE_EDGE, MAX_ORDER_NOTIONAL,
            MAX_OPEN_ORDERS, COOLDOWN, NAKED_NOTIONAL_MAX, POSITION_NOTIONAL_MAX, HALT_ROUTE, ANNOUNCED),
            RiskSection::risk);

    private RiskSection() {
    }

    private static RiskConfig risk(Values values, Cursor at) {
        return new RiskConfig(values.get(STALE_AFTER), values.get(MAX_PLAUSIBLE_EDGE), values.get(MAX_ORDER_NOTIONAL),
                values.get(MAX_OPEN_ORDERS).intValue(), values.get(COOLDOWN), values.get(NAKED_NOTIONAL_MAX),
                values.get(POSITION_NOTIONAL_MAX).orElse(values.get(MAX_ORDER_NOTIONAL)),
                values.get(HALT_ROUTE), values.get(ANNOUNCED));
    }
}
