package arbd.daemon.stats;

import arbd.daemon.decide.EpisodeStage;
import arbd.execution.order.Outcome;
import arbd.execution.risk.Verdict;
import java.math.BigInteger;

/** What happened on one route, or on several that are counted together; amounts in units of the settlement asset. */
final class RouteFigures {
    private final long[] verdicts = new long[Verdict.count()];
    private final long[] outcomes = new long[Outcome.values().length];
    private long opened;
    private long decided;
    private long ended;
    private BigInteger spend = BigInteger.ZERO;
    private BigInteger expected = BigInteger.ZERO;
    private BigInteger realised = BigInteger.ZERO;

    /** An episode opened or its verdict changed. */
    void opportunity(EpisodeStage stage, Verdict verdict) {
        if (stage == EpisodeStage.CLOSED) {
            return;
        }
        opened += stage == EpisodeStage.OPENED ? 1 : 0;
        verdicts[verdict.ordinal()]++;
    }

    /** An arbitrage was decided on. */
    void decided(long units) {
        decided++;
        spend = spend.add(BigInteger.valueOf(units));
    }

    /** An arbitrage is over; profits as expected after sizing, and marked to market. */
    void ended(Outcome outcome, long expectedUnits, long realisedUnits) {
        ended++;
        outcomes[outcome.ordinal()]++;
        expected = expected.add(BigInteger.valueOf(expectedUnits));
        realised = realised.add(BigInteger.valueOf(realisedUnits));
    }

    /** Adds another's figures. */
    void add(RouteFigures other) {
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] += other.verdicts[i];
        }
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] += other.outcomes[i];
        }
        opened += other.opened;
        decided += other.decided;
        ended += other.ended;
        spend = spend.add(other.spend);
        expected = expected.add(other.expected);
        realised = realised.add(other.realised);
    }

    /** Episodes. */
    long opened() {
        return opened;
    }

    /** Times that an episode had this verdict. */
    long verdicts(Verdict verdict) {
        return verdicts[verdict.ordinal()];
    }

    /** Times that an episode got a verdict: each is an opportunity whose edge is followed. */
    long opportunities() {
        long sum = 0;
        for (long count : verdicts) {
            sum += count;
        }
        return sum;
    }

    /** Arbitrages whose orders were decided on. */
    long decided() {
        return decided;
    }

    /** Arbitrages that are over. */
    long ended() {
        return ended;
    }

    /** Arbitrages that ended so. */
    long outcomes(Outcome outcome) {
        return outcomes[outcome.ordinal()];
    }

    /** Average spend of what was decided on, 0 when nothing was. */
    long averageSpend() {
        return decided == 0 ? 0 : spend.divide(BigInteger.valueOf(decided)).longValueExact();
    }

    /** Expected profit of what is over. */
    BigInteger expected() {
        return expected;
    }

    /** The same as realised: fills and fees, with what a missed leg left valued at the market. */
    BigInteger realised() {
        return realised;
    }
}
