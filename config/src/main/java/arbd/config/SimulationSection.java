package arbd.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** {@code simulation}. */
final class SimulationSection {
    private static final Type<Long> CHANCE = Units.share("0 %", "100 %");

    private static final Key<Long> MIN = Key.of("min", Units.duration("0 ms", "10 s"), "300 us", "Shortest delay");
    private static final Key<Long> MAX = Key.of("max", Units.duration("0 ms", "10 s"), "3 ms", "Longest delay");
    private static final Shape<LatencyConfig> DELAY = new Shape<>(List.of(MIN, MAX), SimulationSection::latency);

    private static final Key<Long> EVERY = Key.of("every", Units.duration("1 ms", "24 h"), "3 s",
            "Mean time between two");
    private static final Key<Long> SIZE = Key.of("size", Units.share("0 bps", "5000 bps"), "80 bps", "How far");
    private static final Key<Long> LASTS = Key.of("lasts", Units.duration("1 ms", "24 h"), "150 ms", "How long");
    private static final Shape<DislocationConfig> DRIFT =
            new Shape<>(List.of(EVERY, SIZE, LASTS), SimulationSection::dislocation);

    private static final Key<Long> SEED = Key.of("seed", Whole.of(0, 999_999_999_999_999_999L), "42",
            "Of everything random: the same seed gives the same run");
    private static final Key<LatencyConfig> LATENCY = Key.section("latency", DELAY, "One-way delay");
    private static final Key<Long> REJECT_RATE = Key.of("rejectRate", CHANCE, "1 %", "Share of orders rejected");
    private static final Key<Long> COMPETING_TAKERS = Key.of("competingTakers", CHANCE, "30 %",
            "Chance that another taker eats an edge first");
    private static final Key<Long> PARTIAL_FILLS = Key.of("partialFills", CHANCE, "10 %",
            "Chance that a displayed level is partly gone on arrival");
    private static final Key<Long> QUOTE_EVERY = Key.of("quoteEvery", Units.duration("100 us", "1 h"), "20 ms",
            "Mean time between book moves of one instrument");
    private static final Key<Long> VOLATILITY = Key.of("volatility", Units.share("0 bps", "1000 bps"), "2 bps",
            "Of the reference price, per move");
    private static final Key<DislocationConfig> DISLOCATION = Key.section("dislocation", DRIFT,
            "How often one venue's book drifts off the others, how far and how long");
    private static final Key<Long> FUNDING_EVERY = Key.of("fundingEvery", Units.duration("1 s", "24 h"), "8 h",
            "Time between two fundings of perpetuals");
    private static final Key<Long> BLOCK_EVERY = Key.of("blockEvery", Units.duration("10 ms", "10 min"), "1 s",
            "Time between two blocks of a chain");
    private static final Key<Optional<List<PriceConfig>>> PRICES = Key.optional("prices",
            new Named<>("a section of prices by asset", References.ASSET_NAME, References::isAsset, Decimals.POSITIVE,
                    SimulationSection::price),
            "Opening reference prices, in the first settlement asset");

    static final Shape<SimulationConfig> SHAPE = new Shape<>(List.of(SEED, LATENCY, REJECT_RATE, COMPETING_TAKERS,
            PARTIAL_FILLS, QUOTE_EVERY, VOLATILITY, DISLOCATION, FUNDING_EVERY, BLOCK_EVERY, PRICES),
            SimulationSection::simulation);

    private SimulationSection() {
    }

    private static SimulationConfig simulation(Values values, Cursor at) {
        return new SimulationConfig(values.get(SEED), values.get(LATENCY), values.get(REJECT_RATE),
                values.get(COMPETING_TAKERS), values.get(PARTIAL_FILLS), values.get(QUOTE_EVERY),
                values.get(VOLATILITY), values.get(DISLOCATION), values.get(FUNDING_EVERY), values.get(BLOCK_EVERY),
                values.get(PRICES).orElse(List.of()));
    }

    /** A price is an amount of the first settlement asset, so it has no more decimals than that. */
    private static PriceConfig price(String asset, BigDecimal px, Cursor at) {
        List<String> settlement = at.names().settlement();
        boolean good = settlement.isEmpty() || Decimals.fitsAsset(at, px, settlement.get(0));
        return good ? new PriceConfig(asset, px) : null;
    }

    private static LatencyConfig latency(Values values, Cursor at) {
        LatencyConfig latency = new LatencyConfig(values.get(MIN), values.get(MAX));
        if (latency.minNanos() <= latency.maxNanos()) {
            return latency;
        }
        at.child("max").expected("at least min (" + latency.minNanos() + " ns)", latency.maxNanos() + " ns");
        return null;
    }

    private static DislocationConfig dislocation(Values values, Cursor at) {
        DislocationConfig drift = new DislocationConfig(values.get(EVERY), values.get(SIZE), values.get(LASTS));
        if (drift.lastsNanos() < drift.everyNanos()) {
            return drift;
        }
        at.child("lasts").expected("less than every (" + drift.everyNanos() + " ns)", drift.lastsNanos() + " ns");
        return null;
    }
}
