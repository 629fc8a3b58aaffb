package arbd.execution.sim.chain;

import java.math.BigInteger;

/**
 * Liquidity between two ticks.
 *
 * @param owner address
 * @param lower tick
 * @param upper tick, above the lower
 * @param liquidity positive
 */
record Position(String owner, int lower, int upper, BigInteger liquidity) {
    Position with(BigInteger other) {
        return new Position(owner, lower, upper, other);
    }

    boolean sameRange(Position other) {
        return owner.equals(other.owner) && lower == other.lower && upper == other.upper;
    }
}
