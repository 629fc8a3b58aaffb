package arbd.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ToolsTest {
    @Test
    void shouldFindWhatIsOnThePath() {
        assertTrue(Files.isExecutable(Tools.require("sh")));
    }

    @Test
    void shouldSkipWhatIsMissingUnlessItIsRequired() {
        boolean required = Boolean.parseBoolean(System.getenv("ARBD_TOOLS_REQUIRED"));
        Class<? extends Throwable> expected = required ? AssertionFailedError.class : TestAbortedException.class;
        Throwable thrown = assertThrows(expected, () -> Tools.require("no-such-program"));
        assertEquals("the program 'no-such-program' is not on the PATH", thrown.getMessage());
    }
}
