package arbd.daemon.house;

import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What decides is a pure function of its inputs: see {@link Impurities} for what that rules out. */
final class PurityTest {
    /** Classes of the deciding packages that may use one thing the others may not, and why. */
    private static final Map<String, Map<String, String>> EXCEPTIONS = Map.of(
            "arbd.route.Pairs", Map.of("unordered collection", "looks up at start, and walks a list"),
            "arbd.route.RouteRules", Map.of("unordered collection", "is asked what it contains, never walked"),
            "arbd.execution.risk.BudgetBoard", Map.of("thread", "others watch the numbers; nothing decides on them"),
            "arbd.daemon.decide.Tally", Map.of("thread", "others watch the numbers; nothing decides on them"));

    /** Dependencies that close a cycle, and why they may stay. */
    private static final Map<String, Map<String, String>> KNOWN_CYCLES = Map.of(
            "arbd.feeds.Feeds", Map.of(
                    "arbd.feeds.(binance|bybit|coinbase|hyperliquid|kraken|okx).*",
                    "the one list of venues names each of them"),
            "arbd.daemon.journal.JournalAppender", Map.of("arbd.daemon.pipeline.Slot", "appends what is in a slot"));

    private static final JavaClasses CLASSES = Deciding.everything();

    @Test
    void shouldDecideWithoutClockThreadChanceOrWorld() {
        Set<String> found = new TreeSet<>();
        Set<String> needed = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            if (!Deciding.PACKAGES.contains(type.getPackageName())) {
                continue;
            }
            Map<String, String> allowed = EXCEPTIONS.getOrDefault(outermost(type), Map.of());
            for (Impurities.Found impurity : Impurities.in(type)) {
                if (allowed.containsKey(impurity.kind())) {
                    needed.add(outermost(type) + " " + impurity.kind());
                } else {
                    found.add(impurity.toString());
                }
            }
        }
        assertTrue(found.isEmpty(), () -> "\n" + String.join("\n", found));
        Set<String> listed = EXCEPTIONS.entrySet().stream()
                .flatMap(entry -> entry.getValue().keySet().stream().map(kind -> entry.getKey() + " " + kind))
                .collect(Collectors.toSet());
        assertEquals(listed, needed, "exceptions that nothing needs");
    }

    @TestFactory
    Stream<DynamicTest> shouldSeeEachKindOfImpurity() {
        JavaClasses planted = new ClassFileImporter().importClasses(FixtureForPurity.class.getDeclaredClasses());
        return planted.stream().map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> {
            Set<String> kinds = Impurities.in(type).stream().map(Impurities.Found::kind).collect(Collectors.toSet());
            String expected = type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
            assertEquals(expected.equals("pure") ? Set.of() : Set.of(expected), kinds);
        }));
    }

    @Test
    void shouldPlantEachKindOfImpurity() {
        assertEquals(Impurities.KINDS.size() + 1, FixtureForPurity.class.getDeclaredClasses().length);
    }

    @Test
    void shouldNameDisruptorAndChronicleInTheDaemonOnly() {
        List<String> found = CLASSES.stream()
                .filter(type -> !type.getPackageName().startsWith("arbd.daemon"))
                .flatMap(type -> Impurities.dependencies(type, "com.lmax.", "net.openhft."))
                .toList();
        assertEquals(List.of(), found);
        assertTrue(CLASSES.stream().anyMatch(type ->
                Impurities.dependencies(type, "com.lmax.").findAny().isPresent()), "the daemon's own use is seen");
    }

    @Test
    void shouldHaveNoCyclesBetweenPackages() {
        SliceRule rule = slices().matching("arbd.(**)").should().beFreeOfCycles();
        for (Map.Entry<String, Map<String, String>> from : KNOWN_CYCLES.entrySet()) {
            for (String to : from.getValue().keySet()) {
                rule = rule.ignoreDependency(name(from.getKey()), nameMatching(to));
                assertTrue(CLASSES.get(from.getKey()).getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().getName().matches(to)),
                        () -> from.getKey() + " needs no exception for " + to);
            }
        }
        rule.check(CLASSES);
        assertFalse(slices().matching("arbd.(**)").should().notDependOnEachOther().evaluate(CLASSES).getFailureReport()
                .isEmpty(), "the slices are those of the product");
    }

    private static String outermost(JavaClass type) {
        return type.getName().replaceAll("\\$.*", "");
    }
}
