package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class MarginFigureTest {
    private final MarginFigure figure = new MarginFigure();

    @Test
    void shouldTellItsOwnCountWhereTheVenueOnlyRounds() {
        assertEquals(1_000, figure.settle(1_000, 10, 5));
        figure.moved(20, -30);
        figure.moved(30, 7);
        assertEquals(970, figure.settle(973, 25, 5), "of what had happened by then, and nothing else");
        assertEquals(977, figure.settle(972, 40, 5));
        assertEquals(977, figure.settle(979, 50, 5), "roundings do not add up");
    }

    @Test
    void shouldTellWhatTheVenueSaysWhereItDiffers() {
        assertEquals(1_000, figure.settle(1_000, 10, 5));
        figure.moved(20, -30);
        assertEquals(976, figure.settle(976, 25, 5));
        assertEquals(977, figure.settle(977, 30, 0));
        figure.moved(30, 100);
        assertEquals(977, figure.settle(977, 31, 0), "a move that the last word held");
    }
}
