package arbd.execution.hyperliquid;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The margin wallet as the venue tells it. It tells what the account is worth and, rounded to a millionth each, what
 * its positions would realise: the difference is off by as much. A figure that is so close to the last one and what
 * moved since is told as the latter.
 */
final class MarginFigure {
    private static final int MOVES_MAX = 16_384;

    private record Move(long millis, long units) {
    }

    private final Deque<Move> moves = new ArrayDeque<>();
    private boolean known;
    private long figure;
    private long figureMillis;

    /** A fill or a payment moved it, in units. */
    void moved(long millis, long units) {
        if (millis > figureMillis || !known) {
            moves.add(new Move(millis, units));
        }
        if (moves.size() > MOVES_MAX) {
            moves.poll();
            known = false;
        }
    }

    /**
     * What to tell.
     *
     * @param told by the venue, units
     * @param millis of the venue's word
     * @param tolerance how far it may be off, units
     */
    long settle(long told, long millis, long tolerance) {
        long expected = figure;
        for (Move move : moves) {
            expected += move.millis <= millis ? move.units : 0;
        }
        moves.removeIf(move -> move.millis <= millis);
        boolean same = known && told - expected <= tolerance && expected - told <= tolerance;
        figure = same ? expected : told;
        figureMillis = millis;
        known = true;
        return figure;
    }
}
