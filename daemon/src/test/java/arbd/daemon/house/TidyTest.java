package arbd.daemon.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How source is written, in all modules, main and test. The table of what is banned is {@link Rules}. */
final class TidyTest {
    private static final int FILE_LINES = 400;
    private static final int METHOD_LINES = 60;
    private static final int PARAMETERS = 6;

    /** Files above the limit when it came. */
    private static final Map<String, Integer> LONG_FILES = Map.of();
    /** Methods above the limit when it came, as {@code File.java method}. */
    private static final Map<String, Integer> LONG_METHODS = Map.of();
    /** Methods with more parameters than the limit when it came. */
    private static final Map<String, Integer> WIDE_METHODS = Map.of();

    private static List<Source> texts;

    @BeforeAll
    static void read() {
        texts = Checkout.texts();
    }

    @Test
    void shouldFindTheSources() {
        Set<String> names = texts.stream().map(Source::path).collect(Collectors.toSet());
        assertTrue(names.contains("pom.xml"), "the root pom");
        assertTrue(names.contains("core-math/src/main/java/arbd/market/Tick.java"), "Tick");
        assertTrue(names.contains("daemon/src/test/java/arbd/daemon/house/TidyTest.java"), "this test");
    }

    @TestFactory
    Stream<DynamicTest> shouldWriteNothingThatIsBanned() {
        return Rules.ALL_RULES.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () ->
                report(texts.stream().flatMap(source -> rule.check(source).stream()).toList())));
    }

    @TestFactory
    Stream<DynamicTest> shouldCatchWhatEachRuleBans() {
        return Rules.ALL_RULES.stream().map(rule -> DynamicTest.dynamicTest(rule.name(), () ->
                assertEquals(1, rule.check(rule.bad()).size(), () -> "of '" + rule.bad().text() + "'")));
    }

    @Test
    void shouldSayWhereAndWhatInstead() {
        Source source = new Source("daemon/src/main/java/arbd/daemon/Cooldown.java",
                "class Cooldown {\n    long at = System.nanoTime();\n}\n");
        List<String> found = Rules.ALL_RULES.stream().flatMap(rule -> rule.check(source).stream()).toList();
        assertEquals(List.of("Cooldown.java:2: 'System.nanoTime()' is banned, take the time from the event"), found);
    }

    @Test
    void shouldNotMistakeCommentsAndTextsForCode() {
        Source source = new Source("daemon/src/main/java/arbd/daemon/Fine.java", """
                /** Not System.nanoTime(), not new Random(). */
                final class Fine {
                    // System.exit(1) is for Main
                    String a = "System.out \\" TO" + 'x' + "DO";
                    char quote = '"'; // "
                    long b = StrictMath.round(1);
                }
                """);
        assertEquals(List.of(), Rules.ALL_RULES.stream().flatMap(rule -> rule.check(source).stream()).toList());
    }

    @Test
    void shouldReadClocksOnlyWhereTheTableSaysWhy() {
        Rule clock = Rules.ALL_RULES.get(0);
        report(Rules.clockReaders().stream()
                .filter(path -> texts.stream()
                        .filter(source -> source.path().startsWith(path))
                        .allMatch(source -> clock.finder().apply(source).isEmpty()))
                .map(path -> path + " reads no clock: remove its entry")
                .toList());
    }

    @Test
    void shouldKeepFilesAndMethodsSmall() {
        report(sizes(texts, LONG_FILES, LONG_METHODS, WIDE_METHODS));
    }

    @Test
    void shouldCatchWhatIsTooLarge() {
        String body = "        a();\n".repeat(METHOD_LINES - 1);
        Source source = new Source("daemon/src/main/java/arbd/Large.java", "class Large {\n"
                + "    @Deprecated(since = \"1\")\n"
                + "    static <T> List<Map<T, T>> tall(int a) throws A {\n" + body + "    }\n"
                + "    Large(int a, int b, int c, int d, int e, Map<A, B> f, int g) {\n        this(a);\n    }\n"
                + "    abstract int wide(int a, int b, int c, int d, int e, int f, int g);\n"
                + "    record Slot(int a, int b, int c, int d, int e, int f, int g) {\n"
                + "        Slot(int a, int b, int c, int d, int e, int f, int g) {\n        }\n    }\n"
                + "\n".repeat(FILE_LINES) + "}\n");
        assertEquals(List.of(
                "Large.java:1: '' has 472 lines, at most 400 are allowed",
                "Large.java:3: 'tall' has 61 lines, at most 60 are allowed",
                "Large.java:64: 'Large' has 7 parameters, at most 6 are allowed",
                "Large.java:67: 'wide' has 7 parameters, at most 6 are allowed"),
                sizes(List.of(source), Map.of(), Map.of(), Map.of()));
    }

    @Test
    void shouldLetTheRatchetOnlyShrink() {
        Source source = new Source("daemon/src/main/java/arbd/Large.java", "class Large {\n    void tall() {\n"
                + "        a();\n".repeat(70) + "    }\n}\n");
        assertEquals(List.of(), sizes(List.of(source), Map.of(), Map.of("Large.java tall", 72), Map.of()));
        assertEquals(List.of("Large.java tall: now 72 lines, lower its entry from 80"),
                sizes(List.of(source), Map.of(), Map.of("Large.java tall", 80), Map.of()));
        assertEquals(List.of("Large.java:2: 'tall' has 72 lines, at most 71 are allowed"),
                sizes(List.of(source), Map.of(), Map.of("Large.java tall", 71), Map.of()));
        assertEquals(List.of("Large.java gone: now within the limit, remove its entry"),
                sizes(List.of(source), Map.of(), Map.of("Large.java tall", 72, "Large.java gone", 90), Map.of()));
    }

    @Test
    void shouldSeeMethodsInsideOtherThings() {
        Source source = new Source("daemon/src/main/java/arbd/Odd.java", """
                enum Odd {
                    A(1), B(2);
                    private final int[] x = make(1, new int[] {1});
                    @Values(longs = {1, 2}) @Other
                    void annotated(@Range({1}) int a, Map<A, B> b) {
                        call(() -> { run(); }, new Thing() {
                            @Override public void inner(int c) { }
                        });
                    }
                    static { start(); }
                    default <T> T after() { return null; }
                    private record Pair(int a, int b) {
                        Pair {
                            check(a);
                        }
                    }
                }
                """);
        assertEquals(List.of("inner 7 1 1", "annotated 5 5 2", "after 11 1 0", "Pair 13 3 0"),
                Method.in(source).stream()
                        .map(m -> m.name() + " " + m.line() + " " + m.lines() + " " + m.parameters())
                        .toList());
    }

    @Test
    void shouldTellInEachPackageWhatItIs() {
        Set<String> told = new TreeSet<>();
        Set<String> packages = new TreeSet<>();
        for (Source source : texts) {
            if (source.isJava() && !source.packageName().isEmpty()) {
                packages.add(source.packageName());
                if (source.name().equals("package-info.java") && source.comments().contains("/**")) {
                    told.add(source.packageName());
                }
            }
        }
        packages.removeAll(told);
        report(packages.stream().map(name -> name + ": has no package-info.java with a comment").toList());
    }

    private static List<String> sizes(List<Source> sources, Map<String, Integer> longFiles,
            Map<String, Integer> longMethods, Map<String, Integer> wideMethods) {
        Ratchet files = new Ratchet("lines", FILE_LINES, longFiles);
        Ratchet methods = new Ratchet("lines", METHOD_LINES, longMethods);
        Ratchet parameters = new Ratchet("parameters", PARAMETERS, wideMethods);
        for (Source source : sources) {
            if (!source.isJava()) {
                continue;
            }
            files.measure(source.name(), 1, source.lines().size());
            for (Method method : Method.in(source)) {
                String key = source.name() + " " + method.name();
                methods.measure(key, method.line(), method.lines());
                parameters.measure(key, method.line(), method.parameters());
            }
        }
        List<String> all = new ArrayList<>(files.complaints());
        all.addAll(methods.complaints());
        all.addAll(parameters.complaints());
        return all;
    }

    private static void report(List<String> complaints) {
        assertTrue(complaints.isEmpty(), () -> "\n" + String.join("\n", complaints) + "\n");
    }
}
