package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running daemon tells Prometheus, judged by Prometheus's own tool. */
final class MetricsIT {
    private static final long SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void shouldSatisfyPrometheusAndKeepItsSeries() throws Exception {
        Path promtool = Tools.require("promtool");
        Sandbox box = new Sandbox(folder);
        String config = box.write("my.yaml", Sandbox.lively()).toString();
        try (DaemonProcess daemon = box.start("run", "--config", config, "--json");
                LifeWatch life = new LifeWatch(box, 0)) {
            daemon.awaitTalk("ready after", SECONDS);
            String early = StatusPage.metrics(daemon);
            life.awaitTrading(SECONDS);
            life.awaitTrading(SECONDS);
            String later = StatusPage.metrics(daemon);
            assertEquals(series(early), series(later), "trading makes no new series");
            assertTrue(later.matches("(?s).*\\narbd_arbitrages_total\\{outcome=\"\\w+\"} [1-9].*"), later);
            Path metrics = Files.writeString(folder.resolve("metrics.txt"), later);
            Path said = folder.resolve("promtool.txt");
            Process check = new ProcessBuilder(promtool.toString(), "check", "metrics").redirectErrorStream(true)
                    .redirectInput(metrics.toFile()).redirectOutput(said.toFile()).start();
            assertTrue(check.waitFor(SECONDS, TimeUnit.SECONDS), "promtool is still running");
            assertEquals("0 ", check.exitValue() + " " + Files.readString(said));
        }
    }

    /** Names and labels, without values. */
    private static Set<String> series(String metrics) {
        return metrics.lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' '))).collect(Collectors.toSet());
    }
}
