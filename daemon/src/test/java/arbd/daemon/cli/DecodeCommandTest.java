package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.run.StopException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodeCommandTest {
    private static final String QUOTES = """
            {"arg":{"channel":"bbo-tbt","instId":"A-B"},"data":[{"asks":[],"bids":[["1","2"]]}]}
            {"arg":{"channel":"bbo-tbt","instId":"C-D"},"data":[{"asks":[],"bids":[["1","2"]]}]}
            {"arg":{"channel":"bbo-tbt","instId":"\\u00c4-\\"B"},"data":[{"asks":[],"bids":[]}]}
            pong
            """;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream talk = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void captureOutput() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(talk, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }

    @Test
    void shouldPrintOneObjectForEachEvent() throws Exception {
        Path file = Files.writeString(folder.resolve("quotes.jsonl"), QUOTES);
        assertEquals(0, Main.run("decode", "--venue", "okx", file.toString()));
        assertEquals("""
                {"line":1,"symbol":"A-B","event":"quote","bid":"1","bidQty":"2"}
                {"line":2,"symbol":"C-D","event":"quote","bid":"1","bidQty":"2"}
                {"line":3,"symbol":"\u00c4-\\"B","event":"quote"}
                {"line":4,"event":"heartbeat"}
                """, said.toString(StandardCharsets.UTF_8));
        assertEquals("", talk.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadStandardInputAndFilterSymbols() {
        System.setIn(new ByteArrayInputStream(QUOTES.getBytes(StandardCharsets.UTF_8)));
        assertEquals(0, Main.run("decode", "--venue", "okx", "--symbols", "C-D,X-Y", "-"));
        assertEquals("""
                {"line":2,"symbol":"C-D","event":"quote","bid":"1","bidQty":"2"}
                {"line":4,"event":"heartbeat"}
                """, said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldSayWhatIsWrong() throws Exception {
        assertEquals(StopException.USAGE, Main.run("decode", "--venue", "nowhere", "-"));
        assertEquals(StopException.USAGE, Main.run("decode", "-"));
        assertEquals(StopException.IO, Main.run("decode", "--venue", "okx", folder.resolve("no").toString()));
        Path broken = Files.writeString(folder.resolve("broken.wire.jsonl.gz"), "not gzip");
        assertEquals(StopException.DAMAGED, Main.run("decode", "--venue", "okx", broken.toString()));
        assertEquals("", said.toString(StandardCharsets.UTF_8));
        assertTrue(talk.toString(StandardCharsets.UTF_8).contains("not a gzip file"));
    }
}
