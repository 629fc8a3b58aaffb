package arbd.daemon.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.ConfigFile;
import arbd.config.DaemonConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTextTest {
    private static final Path PROFILES = Path.of("..", "config", "profiles");

    @ParameterizedTest
    @ValueSource(strings = {"sim.yaml", "venues.yaml", "basis-backtest.yaml"})
    void shouldWriteWhatMeansTheSame(String profile) throws Exception {
        String text = Files.readString(PROFILES.resolve(profile));
        for (int depth = 0; depth < 4; depth++) {
            String written = YamlText.write(YamlText.read(text), depth);
            DaemonConfig before = ConfigFile.parse(profile, text);
            DaemonConfig after = ConfigFile.parse(profile, written);
            assertEquals(before.venues(), after.venues());
            assertEquals(before.assets(), after.assets());
            assertEquals(before.equivalents(), after.equivalents());
            assertEquals(before.routes(), after.routes());
            assertEquals(before.risk(), after.risk());
            assertEquals(before.balances(), after.balances());
            assertEquals(before.simulation(), after.simulation());
            assertEquals(before.threads(), after.threads());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: true story",
        "say \"no\"", "back\\slash", "0x0000", "1e5", "0.10", "", "yes: no", "# x"})
    void shouldKeepEveryScalarAsItIs(String scalar) {
        String written = YamlText.write(Map.of("key", scalar), 1);
        assertEquals(scalar, YamlText.read(written).get("key"), written);
        assertTrue(written.startsWith("key: "), written);
    }
}
