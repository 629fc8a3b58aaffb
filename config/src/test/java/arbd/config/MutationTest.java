package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationTest {
    private static final int MUTATIONS = 2_000;
    private static final String SPECIAL = "{}[]:,#&*!|>'\"%@`-?~\n\t \u00a0\u2028\u0085\ufffe\ud800 0.1eE+_ms";

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseOrAcceptButNeverThrowAnythingElse() throws IOException {
        List<String> files = List.of(Files.readString(Path.of("profiles", "sim.yaml")),
                RefusedCases.resource("pools.yaml"));
        int refused = 0;
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Random random = new Random(seed);
            String text = files.get(seed % files.size());
            for (int i = random.nextInt(4); i >= 0; i--) {
                text = mutated(text, random);
            }
            refused += refused(text, seed) ? 1 : 0;
        }
        assertTrue(refused > MUTATIONS / 4 && refused < MUTATIONS, "refused " + refused + " of " + MUTATIONS);
    }

    @Test
    void shouldSurviveRandomBytesInTheFile() throws IOException {
        byte[] sim = Files.readAllBytes(Path.of("profiles", "sim.yaml"));
        Path file = folder.resolve("random.yaml");
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            byte[] bytes = sim.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, bytes);
            try {
                assertEquals(new String(bytes, StandardCharsets.UTF_8), ConfigFile.load(file).text(), "seed " + seed);
            } catch (ConfigException e) {
                wellFormed(e, seed);
            } catch (RuntimeException | Error e) {
                fail("seed " + seed, e);
            }
        }
    }

    private static boolean refused(String text, int seed) {
        try {
            ConfigFile.parse("sim.yaml", text);
            return false;
        } catch (ConfigException e) {
            wellFormed(e, seed);
            return true;
        } catch (RuntimeException | Error e) {
            return fail("seed " + seed, e);
        }
    }

    private static void wellFormed(ConfigException e, int seed) {
        assertTrue(!e.problems().isEmpty(), "seed " + seed);
        assertEquals(e.problems().size(), e.getMessage().lines().count(), "seed " + seed + ": " + e.getMessage());
        List<Problem> sorted = new ArrayList<>(e.problems());
        sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        assertEquals(sorted, e.problems(), "seed " + seed);
    }

    private static String mutated(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int line = random.nextInt(lines.size());
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(random.nextInt(lines.size()), lines.get(line));
            case 2 -> Collections.swap(lines, line, random.nextInt(lines.size()));
            case 3 -> lines.set(line, "  ".repeat(random.nextInt(3)) + lines.get(line).stripLeading());
            case 4 -> lines.set(line, inserted(lines.get(line), random));
            default -> lines.set(line, spoiled(lines.get(line), random));
        }
        return String.join("\n", lines);
    }

    private static String inserted(String line, Random random) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + SPECIAL.charAt(random.nextInt(SPECIAL.length())) + line.substring(at);
    }

    private static String spoiled(String line, Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte b : line.getBytes(StandardCharsets.ISO_8859_1)) {
            bytes.write(random.nextInt(20) == 0 ? random.nextInt(256) : b);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
