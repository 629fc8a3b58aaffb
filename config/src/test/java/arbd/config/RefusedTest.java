package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RefusedTest {
    @TestFactory
    Stream<DynamicTest> shouldRefuseWithExactlyTheseLines() {
        return RefusedCases.all().stream().map(row -> DynamicTest.dynamicTest(row.file() + ", " + row.title(), () -> {
            assertEquals(String.join("\n", row.expected()), String.join("\n", lines(row)));
        }));
    }

    @Test
    void shouldHaveManyRowsThatEachExpectSomething() {
        List<RefusedCases.Refused> rows = RefusedCases.all();
        assertTrue(rows.size() >= 130, "rows: " + rows.size());
        rows.forEach(row -> assertTrue(!row.expected().isEmpty(), row.title()));
    }

    @Test
    void shouldNotRepeatSecrets() {
        long secret = RefusedCases.all().stream().filter(row -> row.text().contains("hunter2")).count();
        assertEquals(4, secret);
        RefusedCases.all().forEach(row -> assertTrue(!lines(row).toString().contains("hunter2"), row.title()));
    }

    private static List<String> lines(RefusedCases.Refused row) {
        ConfigException refusal = assertThrows(ConfigException.class, () -> ConfigFile.parse(row.file(), row.text()));
        assertEquals(String.join("\n", refusal.problems().stream().map(Problem::toString).toList()),
                refusal.getMessage());
        return refusal.problems().stream().map(Problem::toString).toList();
    }
}
