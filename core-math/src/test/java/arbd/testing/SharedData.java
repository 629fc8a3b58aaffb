package arbd.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the recorded venue messages, which are third-party data and therefore live beside the checkout, not in it.
 * Absent: the test is skipped with a message; with {@code ARBD_SHARED_REQUIRED=true} it fails.
 */
public final class SharedData {
    private SharedData() {
    }

    /** The file or folder at this path below the folder of recorded data; skips or fails the test when absent. */
    public static Path path(String below) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("shared").resolve(below);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        String message = "recorded data '" + below + "' is not beside this checkout";
        if (Boolean.parseBoolean(System.getenv("ARBD_SHARED_REQUIRED"))) {
            return fail(message);
        }
        return abort(message);
    }
}
