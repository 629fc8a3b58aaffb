package arbd.daemon.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with JDKs and a Maven that only say how they were called. */
final class LauncherTest {
    /** All that the launcher may count on. */
    private static final String[] TOOLS = {"cat", "dirname", "find", "flock", "head", "mkdir", "mktemp", "readlink",
        "rm", "sed", "sleep", "touch"};

    @TempDir
    private Path temporary;
    private Path home;
    private Path jdks;
    private Path path;
    private final Map<String, String> environment = new TreeMap<>();

    private record Result(int code, String out, String err) {
    }

    @BeforeEach
    void installed() throws IOException {
        home = Files.createDirectories(temporary.resolve("a house"));
        jdks = Files.createDirectories(temporary.resolve("all jdks"));
        path = Files.createDirectories(temporary.resolve("bin"));
        Files.copy(Checkout.root().resolve("arbd"), home.resolve("arbd"));
        Files.writeString(home.resolve("arbd.jar"), "");
        for (String tool : TOOLS) {
            Path found = Tools.find(tool).orElse(null);
            if (found != null) {
                executable(path.resolve(tool), "exec " + found + " \"$@\"\n");
            }
        }
        environment.put("PATH", path.toString());
        environment.put("ARBD_JVM_DIRS", temporary.resolve("nothing here") + ":" + jdks);
    }

    @Test
    void shouldTakeTheNewestJdk() throws Exception {
        jdk("a", "17.0.9");
        jdk("b", "25.0.3");
        jdk("c", "25.0.10");
        jdk("d", "9.0.4");
        jdk("e", "1.8.0_442");
        assertTrue(start().out().startsWith("java 25.0.10\n"));
    }

    @Test
    void shouldAskAJdkThatHasNoReleaseFile() throws Exception {
        jdk("a", "17.0.9");
        Files.delete(jdk("b", "21.0.2").resolve("release"));
        assertTrue(start().out().startsWith("java 21.0.2\n"));
    }

    @Test
    void shouldObeyJavaHomeWhenItIsNewEnough() throws Exception {
        jdk("new", "25.0.3");
        environment.put("JAVA_HOME", jdk("chosen", "17.0.2").toString());
        assertTrue(start().out().startsWith("java 17.0.2\n"));
        environment.put("JAVA_HOME", jdk("old", "11.0.20").toString());
        assertTrue(start().out().startsWith("java 25.0.3\n"));
        environment.put("JAVA_HOME", temporary.resolve("gone").toString());
        assertTrue(start().out().startsWith("java 25.0.3\n"));
    }

    @Test
    void shouldTakeTheJavaOnThePathWhenItIsTheNewest() throws Exception {
        Path other = Files.createDirectories(temporary.resolve("elsewhere"));
        jdk("a", "17.0.9");
        Path home21 = jdk(other, "jdk", "21.0.2");
        Files.createSymbolicLink(path.resolve("java"), home21.resolve("bin/java"));
        assertTrue(start().out().startsWith("java 21.0.2\n"));
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        jdk("old", "11.0.20");
        Result result = start("run");
        assertEquals(69, result.code());
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("arbd: Java 17 or newer is needed, and none was found\n"), result.err());
        Files.delete(home.resolve("arbd.jar"));
        assertEquals(70, start("run").code());
    }

    @Test
    void shouldPassArgumentsAndTheExitCode() throws Exception {
        jdk("a", "17.0.9");
        environment.put("EXIT", "78");
        Result result = start("check", "a b", "", "*", "$HOME");
        assertEquals(78, result.code());
        String end = "-jar\n" + home.toRealPath().resolve("arbd.jar") + "\ncheck\na b\n\n*\n$HOME\n";
        assertTrue(result.out().endsWith(end), result.out());
        assertTrue(result.out().contains("\n-Darbd.home=" + home.toRealPath() + "\n"), result.out());
        assertEquals("", result.err());
    }

    @Test
    void shouldBecomeTheJvmSoThatSignalsReachIt() throws Exception {
        jdk("a", "17.0.9");
        Process process = process(home.resolve("arbd"), "pid");
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertTrue(out.contains("process " + process.pid() + "\n"), out);
    }

    @Test
    void shouldWorkThroughLinksAndFromAnywhere() throws Exception {
        jdk("a", "17.0.9");
        Path links = Files.createDirectories(temporary.resolve("usr/local bin"));
        Files.createSymbolicLink(links.resolve("inner"), home.resolve("arbd"));
        Files.createSymbolicLink(links.resolve("arbd"), Path.of("inner"));
        assertTrue(start(links.resolve("arbd"), "x").out().contains(home.toRealPath().resolve("arbd.jar") + "\nx\n"));
    }

    @Test
    void shouldAllowOnlyWhatTheLibrariesNeed() throws Exception {
        List<String> both = Checkout.jvmOpens();
        List<String> newer = Checkout.jvmNewer();
        jdk("a", "17.0.9");
        assertEquals(both, openings(start().out()));
        jdk("b", "23.0.1");
        assertEquals(both, openings(start().out()));
        jdk("c", "24");
        List<String> all = new ArrayList<>(both);
        all.addAll(newer);
        assertEquals(all, openings(start().out()));
    }

    @Test
    void shouldTouchTheHeapForRunOnly() throws Exception {
        jdk("a", "17.0.9");
        assertTrue(start("--quiet", "run", "x.yaml").out().contains("-XX:+AlwaysPreTouch\n"));
        assertFalse(start("replay", "run").out().contains("AlwaysPreTouch"));
        assertFalse(start().out().contains("AlwaysPreTouch"));
    }

    @Test
    void shouldLetTheUserChooseHeapAndCollector() throws Exception {
        jdk("a", "17.0.9");
        String ours = start("run").out();
        assertTrue(ours.contains("-Xms512m\n-Xmx512m\n") && ours.contains("-XX:+UseSerialGC\n"), ours);
        environment.put("ARBD_JAVA_OPTS", "-Xmx2g -XX:+UseG1GC -Dglob=*");
        String theirs = start("run").out();
        assertFalse(theirs.contains("512m") || theirs.contains("Serial"), theirs);
        assertTrue(theirs.contains("-Xmx2g\n-XX:+UseG1GC\n-Dglob=*\n-jar\n"), theirs);
        environment.put("ARBD_JAVA_OPTS", "-XX:+UseGCOverheadLimit");
        assertTrue(start("run").out().contains("-Xmx512m\n") && start("run").out().contains("-XX:+UseSerialGC\n"));
    }

    @Test
    void shouldBuildOnceAndAgainWhenASourceIsNewer() throws Exception {
        sourceTree();
        maven("mkdir -p daemon/target && : >daemon/target/arbd.jar");
        Result first = start("run");
        assertEquals("building arbd (first run fetches its libraries) ...\n", first.err());
        assertTrue(first.out().startsWith("java 25\n"), first.out());
        assertEquals(List.of("maven -B -q -T1C -DskipTests -pl daemon -am package with b"), mavenCalls());
        assertEquals("", start("run").err());

        age();
        Files.writeString(home.resolve("core-math/src/main/java/A.java"), "class A { }");
        assertFalse(start().err().isEmpty(), "a source changed");
        assertTrue(start().err().isEmpty(), "nothing changed");
        age();
        Files.writeString(home.resolve("core-math/pom.xml"), "<project/>");
        assertFalse(start().err().isEmpty(), "a pom changed");
        age();
        Files.delete(home.resolve("core-math/src/main/java/A.java"));
        assertFalse(start().err().isEmpty(), "a source was removed");
        assertEquals(4, mavenCalls().size());
    }

    @Test
    void shouldBuildAndStartTheMeasurementsApart() throws Exception {
        sourceTree();
        maven("mkdir -p bench/target && : >bench/target/benchmarks.jar");
        Result first = start("bench", "--only", "1");
        assertEquals(List.of("maven -B -q -T1C -DskipTests -pl bench -am package with b"), mavenCalls());
        String end = "-cp\n" + home.toRealPath().resolve("bench/target/benchmarks.jar")
                + "\narbd.bench.cli.BenchMain\nbench\n--only\n1\n";
        assertTrue(first.out().endsWith(end), first.out());
        assertTrue(openings(first.out()).containsAll(Checkout.jvmOpens()), first.out());
        assertEquals("", start("bench").err());
        assertEquals(1, mavenCalls().size());
        start("check", "bench");
        assertEquals("maven -B -q -T1C -DskipTests -pl daemon -am package with b", mavenCalls().get(1));
    }

    @Test
    void shouldLeaveBenchToAnInstalledDaemonToExplain() throws Exception {
        jdk("a", "17.0.9");
        assertTrue(start("bench").out().endsWith("-jar\n" + home.toRealPath().resolve("arbd.jar") + "\nbench\n"));
    }

    @Test
    void shouldNotBuildForATest() throws Exception {
        sourceTree();
        maven("mkdir -p daemon/target && : >daemon/target/arbd.jar");
        start();
        age();
        Files.createDirectories(home.resolve("core-math/src/test/java"));
        Files.writeString(home.resolve("core-math/src/test/java/ATest.java"), "class ATest { }");
        assertEquals("", start().err());
    }

    @Test
    void shouldShowWhyABuildFailed() throws Exception {
        sourceTree();
        maven("echo 'A.java:1: not a statement'; exit 1");
        Result result = start("run");
        assertEquals(70, result.code());
        assertEquals("", result.out());
        assertEquals("building arbd (first run fetches its libraries) ...\nA.java:1: not a statement\n"
                + "arbd: the build failed\n", result.err());
        Files.delete(path.resolve("mvn"));
        Result without = start("run");
        assertEquals(69, without.code());
        assertTrue(without.err().startsWith("arbd: Maven is needed to build"), without.err());
    }

    /** Makes the home a source tree without a jar, on a machine with a JDK 21 and a Java 25 that cannot compile. */
    private void sourceTree() throws IOException {
        Files.delete(home.resolve("arbd.jar"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.createDirectories(home.resolve("core-math/src/main/java"));
        Files.writeString(home.resolve("core-math/src/main/java/A.java"), "class A { int a; }");
        Files.writeString(home.resolve("core-math/pom.xml"), "<project></project>");
        Files.createDirectories(home.resolve("config/profiles"));
        Files.delete(jdk("a", "25").resolve("bin/javac"));
        jdk("b", "21.0.2");
    }

    /** Makes all that is there older. */
    private void age() throws IOException {
        FileTime past = FileTime.from(Instant.EPOCH);
        try (var all = Files.walk(home)) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, past);
            }
        }
    }

    private void maven(String does) throws IOException {
        executable(path.resolve("mvn"),
                "echo \"maven $* with ${JAVA_HOME##*/}\" >>'" + temporary.resolve("calls") + "'\n" + does);
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(temporary.resolve("calls"));
    }

    private Path jdk(String name, String version) throws IOException {
        return jdk(jdks, name, version);
    }

    private static Path jdk(Path folder, String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"test\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(jdk.resolve("bin/java"), """
                if [ "$1" = -version ]; then
                    echo 'openjdk version "VERSION" 2026-01-01' >&2
                    exit
                fi
                echo 'java VERSION'
                echo "process $$"
                printf '%s\\n' "$@"
                exit "${EXIT:-0}"
                """.replace("VERSION", version));
        executable(jdk.resolve("bin/javac"), "exit 1");
        return jdk;
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Result start(String... arguments) throws Exception {
        return start(home.resolve("arbd"), arguments);
    }

    private Result start(Path launcher, String... arguments) throws Exception {
        Process process = process(launcher, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
        return new Result(process.exitValue(), out, Files.readString(temporary.resolve("stderr")));
    }

    private Process process(Path launcher, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(temporary.toFile())
                .redirectError(temporary.resolve("stderr").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> openings(String out) {
        return out.lines().filter(line -> line.startsWith("--")).toList();
    }
}
