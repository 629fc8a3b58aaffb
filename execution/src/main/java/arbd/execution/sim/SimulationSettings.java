package arbd.execution.sim;

import arbd.market.Require;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the simulated market and its venues do.
 *
 * @param seed of every random draw; the same seed gives the same books as long as nobody trades
 * @param firstPort loopback port of venue 0, venue {@code n} listens on {@code firstPort + n}; 0 = any free ports
 * @param latencyMinNanos shortest time between a request's arrival and its execution, not negative
 * @param latencyMaxNanos longest such time, not below the shortest
 * @param rejectRateE8 chance that a valid order is refused for no reason of ours, in 1e-8, 0..1e8
 * @param competingTakersE8 chance that somebody else takes a dislocation within 1..20 ms, in 1e-8
 * @param partialFillsE8 chance that part of the best level is gone when an order arrives, in 1e-8
 * @param quoteEveryNanos mean time between two quotes of one instrument, at least 1 us
 * @param volatilityE8 size of one move of a reference price (standard deviation), in 1e-8 of the price
 * @param dislocationEveryNanos mean time between two dislocations over all instruments, 0 = never
 * @param dislocationSizeE8 largest dislocation, in 1e-8 of the price, at most 2e6 (200 bps)
 * @param dislocationLastsNanos mean length of a dislocation
 * @param fundingEveryNanos time between two fundings of perpetuals, at least 1 s; they are at its whole multiples
 * @param referencePrices opening price of each asset (by asset id) in the settlement asset, positive
 * @param openingBalances opening wallets by venue id and asset id, in units of the asset, not negative
 * @param ledgerFolder where each venue appends its ledger as JSON lines ({@code NAME.ledger.jsonl}), null = nowhere
 * @param referenceSeed seed of reference prices that are a function of the time of day, so that venues in several
 *     processes are one market; null = they wander from the opening prices on, drawn like all else
 */
public record SimulationSettings(
        long seed, int firstPort, long latencyMinNanos, long latencyMaxNanos, long rejectRateE8,
        long competingTakersE8, long partialFillsE8, long quoteEveryNanos, long volatilityE8,
        long dislocationEveryNanos, long dislocationSizeE8, long dislocationLastsNanos, long fundingEveryNanos,
        Map<Integer, BigDecimal> referencePrices, Map<Integer, Map<Integer, Long>> openingBalances,
        Path ledgerFolder, Long referenceSeed) {
    /** Largest {@link #dislocationSizeE8}: 200 bps, so that no edge is ever absurd. */
    public static final long DISLOCATION_SIZE_MAX_E8 = 2_000_000L;

    /** What most venues do: every eight hours. */
    public static final long FUNDING_EVERY_NANOS = 28_800_000_000_000L;

    private static final long ONE_E8 = 100_000_000L;

    /** Checks the bounds above. */
    public SimulationSettings {
        Require.that(firstPort >= 0 && firstPort < 65_000, "firstPort must be 0..64999, was %d", firstPort);
        Require.that(latencyMinNanos >= 0 && latencyMinNanos <= latencyMaxNanos,
                "latency must be 0 <= min <= max, was %d and %d", latencyMinNanos, latencyMaxNanos);
        share("rejectRateE8", rejectRateE8);
        share("competingTakersE8", competingTakersE8);
        share("partialFillsE8", partialFillsE8);
        Require.that(quoteEveryNanos >= 1_000, "quoteEveryNanos must be at least 1000, was %d", quoteEveryNanos);
        Require.that(volatilityE8 >= 0 && volatilityE8 <= 1_000_000, "volatilityE8 must be 0..1000000, was %d",
                volatilityE8);
        Require.that(dislocationEveryNanos >= 0, "dislocationEveryNanos must not be negative, was %d",
                dislocationEveryNanos);
        Require.that(dislocationSizeE8 >= 0 && dislocationSizeE8 <= DISLOCATION_SIZE_MAX_E8,
                "dislocationSizeE8 must be 0..%d, was %d", DISLOCATION_SIZE_MAX_E8, dislocationSizeE8);
        Require.that(dislocationLastsNanos >= 0, "dislocationLastsNanos must not be negative, was %d",
                dislocationLastsNanos);
        Require.that(fundingEveryNanos >= 1_000_000_000L, "fundingEveryNanos must be at least 1 s, was %d",
                fundingEveryNanos);
        referencePrices = Map.copyOf(referencePrices);
        openingBalances = Map.copyOf(openingBalances);
        for (BigDecimal price : referencePrices.values()) {
            Require.that(price.signum() > 0, "a reference price must be positive, was %s", price);
        }
    }

    /** With reference prices that wander by themselves. */
    public SimulationSettings(
            long seed, int firstPort, long latencyMinNanos, long latencyMaxNanos, long rejectRateE8,
            long competingTakersE8, long partialFillsE8, long quoteEveryNanos, long volatilityE8,
            long dislocationEveryNanos, long dislocationSizeE8, long dislocationLastsNanos, long fundingEveryNanos,
            Map<Integer, BigDecimal> referencePrices, Map<Integer, Map<Integer, Long>> openingBalances,
            Path ledgerFolder) {
        this(seed, firstPort, latencyMinNanos, latencyMaxNanos, rejectRateE8, competingTakersE8, partialFillsE8,
                quoteEveryNanos, volatilityE8, dislocationEveryNanos, dislocationSizeE8, dislocationLastsNanos,
                fundingEveryNanos, referencePrices, openingBalances, ledgerFolder, null);
    }

    private static void share(String name, long valueE8) {
        Require.that(valueE8 >= 0 && valueE8 <= ONE_E8, "%s must be 0..100000000, was %d", name, valueE8);
    }

    /** A lively market: an executable cross-venue edge each second or two, triangular ones every few seconds. */
    public static SimulationSettings defaults(
            Map<Integer, BigDecimal> referencePrices, Map<Integer, Map<Integer, Long>> openingBalances) {
        return new SimulationSettings(1, 0, 500_000, 3_000_000, 500_000, 30_000_000, 10_000_000, 20_000_000, 1_000,
                1_000_000_000, 600_000, 300_000_000, FUNDING_EVERY_NANOS, referencePrices, openingBalances, null);
    }

    /** The same with another seed. */
    public SimulationSettings withSeed(long otherSeed) {
        return new SimulationSettings(otherSeed, firstPort, latencyMinNanos, latencyMaxNanos, rejectRateE8,
                competingTakersE8, partialFillsE8, quoteEveryNanos, volatilityE8, dislocationEveryNanos,
                dislocationSizeE8, dislocationLastsNanos, fundingEveryNanos, referencePrices, openingBalances,
                ledgerFolder, referenceSeed);
    }

    /** The same with ledgers written to this folder, which must exist. */
    public SimulationSettings withLedgerFolder(Path folder) {
        return new SimulationSettings(seed, firstPort, latencyMinNanos, latencyMaxNanos, rejectRateE8,
                competingTakersE8, partialFillsE8, quoteEveryNanos, volatilityE8, dislocationEveryNanos,
                dislocationSizeE8, dislocationLastsNanos, fundingEveryNanos, referencePrices, openingBalances, folder,
                referenceSeed);
    }

    /** The same with another interval of funding. */
    public SimulationSettings withFundingEvery(long nanos) {
        return new SimulationSettings(seed, firstPort, latencyMinNanos, latencyMaxNanos, rejectRateE8,
                competingTakersE8, partialFillsE8, quoteEveryNanos, volatilityE8, dislocationEveryNanos,
                dislocationSizeE8, dislocationLastsNanos, nanos, referencePrices, openingBalances, ledgerFolder,
                referenceSeed);
    }

    /** The same without chance: no random rejects, no competing takers, no part of a level gone. */
    public SimulationSettings calm() {
        return new SimulationSettings(seed, firstPort, latencyMinNanos, latencyMaxNanos, 0, 0, 0, quoteEveryNanos,
                volatilityE8, dislocationEveryNanos, dislocationSizeE8, dislocationLastsNanos, fundingEveryNanos,
                referencePrices, openingBalances, ledgerFolder, referenceSeed);
    }

    /** The same, stand-alone: at these ports, and with reference prices that are a function of the time of day. */
    public SimulationSettings standAlone(int port, long ofReferences) {
        return new SimulationSettings(seed, port, latencyMinNanos, latencyMaxNanos, rejectRateE8, competingTakersE8,
                partialFillsE8, quoteEveryNanos, volatilityE8, dislocationEveryNanos, dislocationSizeE8,
                dislocationLastsNanos, fundingEveryNanos, referencePrices, openingBalances, ledgerFolder, ofReferences);
    }
}
