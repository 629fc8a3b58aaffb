package arbd.bench.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the measurements run on, as far as it tells who reads them what to compare with. */
final class Machine {
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    private Machine() {
    }

    /** CPUs, JDK and flags, which stay the same. */
    static String words() {
        return Runtime.getRuntime().availableProcessors() + " CPUs " + cpu() + ", JDK " + Runtime.version() + ", "
                + flags();
    }

    /** How busy it was in the last minute: processes that run or want to. */
    static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "load unknown" : String.format(Locale.ROOT, "load %.1f%s", load,
                load > Runtime.getRuntime().availableProcessors() / 2.0 ? " (busy)" : "");
    }

    private static String cpu() {
        try {
            List<String> names = Files.readAllLines(CPUS).stream().filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).distinct().toList();
            return names.isEmpty() ? System.getProperty("os.arch") : names.get(0);
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    /** Without those that only open packages, which are the same everywhere. */
    private static String flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X")).collect(Collectors.joining(" "));
    }
}
