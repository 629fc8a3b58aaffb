package arbd.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateHashTest {
    @Test
    void shouldDependOnEveryValueAndOnTheOrder() {
        Set<Long> seen = new HashSet<>();
        for (int a = -50; a < 50; a++) {
            for (int b = -50; b < 50; b++) {
                seen.add(StateHash.mix(StateHash.mix(StateHash.SEED, a), b));
            }
        }
        assertEquals(10_000, seen.size());
        assertNotEquals(StateHash.mix(StateHash.SEED, 0), StateHash.SEED);
    }

    @Test
    void shouldNeverChangeBecauseJournalsHoldIt() {
        assertEquals(0xBE7532C6464E1CB2L, StateHash.mix(StateHash.mix(StateHash.SEED, 1), -1));
    }
}
