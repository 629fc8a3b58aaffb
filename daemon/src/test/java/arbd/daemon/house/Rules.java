package arbd.daemon.house;

import static arbd.daemon.house.Rule.pattern;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The table: banned, where, write instead, and an example that must be caught. */
final class Rules {
    static final int LINE_MAX = 120;

    /** Who reads a clock, and why it may. Everybody else is told the time by the event or by the caller. */
    private static final Map<String, String> CLOCK_READERS = Map.of(
            "feeds/src/main/java/arbd/feeds/net/SystemClock.java", "it is the clock of the sockets",
            "execution/src/main/java/arbd/execution/sim/VenueServers.java", "gives simulated venues on sockets theirs",
            "daemon/src/main/java/arbd/daemon/pipeline/Pipeline.java", "bounds how long a stop waits",
            "daemon/src/main/java/arbd/daemon/run/Warmup.java", "bounds how long warming up takes",
            "daemon/src/main/java/arbd/daemon/cli/", "tells people how long things take; decides nothing",
            "bench/src/main/java/arbd/bench/", "measures how long things take");
    /** Tests that wait for something real, for a bounded time. */
    private static final Set<String> PATIENT_TESTS = Set.of("AllVenues.java",
            "SigningDeskTest.java", "AccountRefreshTest.java", "VenueServersTest.java", "TestLoop.java",
            "WebSocketConnectionTest.java");

    /** A main class exits with the command's code; the loop of {@code run} ends at once at the second Ctrl-C. */
    private static final Set<String> ENDS_THE_PROCESS = Set.of("Main.java", "BenchMain.java", "RunLoop.java");

    private static final Predicate<Source> JAVA = Source::isJava;
    private static final Predicate<Source> MAIN = Source::isMain;
    private static final Predicate<Source> DECIDING = source ->
            source.isMain() && Deciding.PACKAGES.contains(source.packageName());
    private static final Predicate<Source> ALL = source -> true;
    private static final Predicate<Source> MODULE_POM = source -> source.path().endsWith("/pom.xml");

    private static final Function<Source, String> CODE = Source::code;

    static final List<Rule> ALL_RULES = List.of(
            new Rule("clock", JAVA.and(source -> !mayReadClock(source)),
                    pattern(CODE, "System\\s*(?:\\.|::)\\s*(?:nanoTime|currentTimeMillis)(?:\\(\\))?"
                            + "|\\b(?:Instant|(?:Local|Zoned|Offset)?Date(?:Time)?|LocalTime|Year)\\s*(?:\\.|::)\\s*now"
                            + "(?:\\(\\))?|\\bClock\\s*\\.\\s*(?:system|tick)\\w*|\\bnew\\s+Date\\(\\)"),
                    "take the time from the event", main("long now = System.nanoTime();")),
            new Rule("random", JAVA,
                    pattern(CODE, "\\bMath\\s*(?:\\.|::)\\s*random|\\bnew\\s+(?:Splittable)?Random\\(\\)"
                            + "|\\bThreadLocalRandom\\b|\\bUUID\\s*\\.\\s*randomUUID"),
                    "use a SplittableRandom with a seed", main("var random = new Random();")),
            new Rule("name", JAVA,
                    pattern(CODE, "\\b(?:class|interface|enum|record)\\s+"
                            + "(\\w*(?:Manager|Helper|Utils?|Impl|Service|Context)|(?:Abstract|Base)[A-Z]\\w*)\\b"),
                    "name it for what it owns, makes, refuses or waits for", main("final class OrderManager {")),
            new Rule("empty catch", JAVA, pattern(CODE, "\\bcatch\\s*\\([^)]*\\)\\s*\\{\\s*\\}"),
                    "count it, tell it or let it through", main("try { a(); } catch (IOException e) { /* no */ }")),
            new Rule("left to do", JAVA, pattern(Source::comments, "\\b(?:TODO|FIXME|XXX)\\b"),
                    "do it, or leave it out", main("// TO" + "DO later")),
            new Rule("console", JAVA.and(source -> !isConsole(source)),
                    pattern(CODE, "\\bSystem\\s*(?:\\.|::)\\s*(?:out|err)\\b"),
                    "log, count, or return a value", main("System.out.println(1);")),
            new Rule("exit", JAVA.and(source -> !ENDS_THE_PROCESS.contains(source.name())),
                    pattern(CODE, "\\bSystem\\s*(?:\\.|::)\\s*exit|\\bgetRuntime\\(\\)\\s*\\.\\s*(?:exit|halt)"),
                    "return an exit code to Main", main("System.exit(1);")),
            new Rule("star import", JAVA, pattern(CODE, "^import\\s+(?:static\\s+)?[\\w.]+\\.\\*"),
                    "name what is imported", main("import java.util.*;")),
            new Rule("disabled", JAVA, pattern(CODE, "@Disabled\\b"), "mend or remove the test",
                    main("@Disabled(\"flaky\") void shouldRun() {")),
            new Rule("unsupported", JAVA, pattern(CODE, "\\bUnsupportedOperationException\\b"),
                    "make a narrower type", main("throw new UnsupportedOperationException();")),
            new Rule("inexact maths", DECIDING,
                    pattern(CODE, "(?<![\\w.])Math\\s*(?:\\.|::)\\s*(?:a?sin|a?cos|a?tan|atan2|sinh|cosh|tanh|exp"
                            + "|expm1|log|log10|log1p|pow|cbrt|hypot)\\b|^import\\s+static\\s+java\\.lang\\.Math\\b"),
                    "use StrictMath, which gives the same bits on every JDK",
                    new Source("core-math/src/main/java/arbd/route/Bad.java", "double d = Math.tanh(x);")),
            new Rule("long line", JAVA, Rules::longLines, "a line has at most " + LINE_MAX + " columns",
                    main("int " + "x".repeat(LINE_MAX) + ";")),
            new Rule("machine path", ALL, pattern(Source::text, "(?<![\\w.~-])/(?:work|root|farm)/|\\.\\./shared\\b"),
                    "a checkout works on any machine", new Source("docs/BAD.md", "see /wo" + "rk/main")),
            new Rule("registry", ALL, pattern(Source::text, "(?i)\\b(?:repo1?\\.maven(?:\\.apache)?\\.org"
                            + "|(?:central|oss)\\.sonatype\\.(?:com|org)|registry\\.npmjs\\.org|(?:test\\.)?pypi\\.org"
                            + "|files\\.pythonhosted\\.org|(?:static\\.)?crates\\.io|proxy\\.golang\\.org"
                            + "|plugins\\.gradle\\.org|jcenter\\.bintray\\.com)"),
                    "package registries are set up outside this repository",
                    new Source("docs/BAD.md", "from repo1." + "maven.org")),
            new Rule("version", MODULE_POM, pattern(Rules::withoutParent, "<version>\\s*[^$\\s<][^<]*</version>"),
                    "versions are kept in the root pom",
                    new Source("feeds/pom.xml", "<dependency><version>1.2</version></dependency>")));

    private Rules() {
    }

    /** Files, and folders that end in a slash. */
    static Set<String> clockReaders() {
        return CLOCK_READERS.keySet();
    }

    private static boolean mayReadClock(Source source) {
        return source.isMain() ? CLOCK_READERS.keySet().stream().anyMatch(source.path()::startsWith)
                : PATIENT_TESTS.contains(source.name()) || source.packageName().equals("arbd.daemon.e2e");
    }

    private static Source main(String line) {
        return new Source("daemon/src/main/java/arbd/daemon/pipeline/Bad.java", line);
    }

    /** The command line, the benchmarks and the end-to-end tests talk to people; nothing else does. */
    private static boolean isConsole(Source source) {
        String name = source.packageName();
        return name.equals("arbd.daemon.cli") || name.equals("arbd.daemon.console")
                || name.equals("arbd.daemon.e2e") || name.startsWith("arbd.bench");
    }

    private static List<Rule.Hit> longLines(Source source) {
        List<String> lines = source.lines();
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).length() > LINE_MAX)
                .mapToObj(at -> new Rule.Hit(at + 1, lines.get(at).substring(0, 40).strip() + " ..."))
                .toList();
    }

    /** The text of a pom with its parent blanked out, as the parent's version has to be there. */
    private static String withoutParent(Source source) {
        String text = source.text();
        int start = text.indexOf("<parent>");
        int end = text.indexOf("</parent>");
        if (start < 0 || end < start) {
            return text;
        }
        String parent = text.substring(start, end);
        return text.substring(0, start) + parent.replaceAll("[^\\n]", " ") + text.substring(end);
    }
}
