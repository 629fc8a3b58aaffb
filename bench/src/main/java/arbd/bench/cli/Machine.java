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

    /** CPUs, JDK and flags, and how busy it is just now. */
    static String words() {
        int cpus = Runtime.getRuntime().availableProcessors();
        double load = load();
        String busy = load < 0 ? ""
                : String.format(Locale.ROOT, ", load %.1f%s", load, load > cpus / 2.0 ? " (busy)" : "");
        return cpus + " CPUs " + cpu() + busy + ", JDK " + Runtime.version() + ", " + flags();
    }

    /** Load average of the last minute, negative when the system does not tell. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
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
