package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
    private static final List<String> KNOWN = List.of("run", "tail", "replay", "check", "--for", "--json", "-n");

    @Test
    void shouldCountLettersAddedDroppedReplacedAndSwapped() {
        Object[][] cases = {{"tail", "tail", 0}, {"tial", "tail", 1}, {"tal", "tail", 1}, {"taill", "tail", 1},
            {"tall", "tail", 1}, {"", "run", 3}, {"run", "", 3}, {"relpya", "replay", 2}, {"abc", "xyz", 3}};
        for (Object[] given : cases) {
            assertEquals(given[2], Suggestions.edits((String) given[0], (String) given[1]), given[0] + " " + given[1]);
        }
    }

    @Test
    void shouldSuggestNearWordsOnlyNearestFirst() {
        assertEquals(List.of("tail"), Suggestions.near("tial", KNOWN));
        assertEquals(List.of("replay"), Suggestions.near("repaly", KNOWN));
        assertEquals(List.of("--for"), Suggestions.near("--fro", KNOWN));
        assertEquals(List.of(), Suggestions.near("dance", KNOWN));
        assertEquals(List.of(), Suggestions.near("x", KNOWN));
        assertEquals(List.of("run"), Suggestions.near("ru", KNOWN));
    }
}
