package arbd.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.decide.CommandKind;
import arbd.daemon.decide.TestMarket;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.record.MessageHeaderDecoder;
import arbd.daemon.record.OperatorCommandDecoder;
import arbd.daemon.run.Daemon;
import arbd.daemon.run.RunOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLoopTest {
    @TempDir
    private Path home;

    /** The latch of a halt that the daemon called is not read back as an operator's word. */
    @Test
    void shouldNotTakeItsOwnLatchForAnOperators() throws Exception {
        assertEquals(0, haltsOfOperators(false));
    }

    @Test
    void shouldTakeAFileThatSomebodyPutThereForAnOperators() throws Exception {
        assertEquals(1, haltsOfOperators(true));
    }

    private long haltsOfOperators(boolean byHand) throws Exception {
        Path journal;
        try (Daemon daemon = Daemon.open(TestMarket.CONFIG, new RunOptions(home, "main", 7L, 0, "run", "test"))) {
            RunLoop loop = new RunLoop(daemon, new RunReport(daemon, new PrintStream(OutputStream.nullOutputStream(),
                    false, StandardCharsets.UTF_8)), 0);
            daemon.start();
            if (byHand) {
                Files.writeString(daemon.instance().sentinel(), "by hand\n");
            } else {
                daemon.pipeline().haltFlag().raise();
            }
            for (int turn = 0; turn < 3; turn++) {
                loop.watch();
            }
            assertTrue(daemon.instance().haltLatched());
            daemon.stop();
            journal = daemon.runFolder();
        }
        long found = 0;
        OperatorCommandDecoder command = new OperatorCommandDecoder();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                if (reader.header().type == OperatorCommandDecoder.TEMPLATE_ID) {
                    command.wrapAndApplyHeader(reader.body(), 0, new MessageHeaderDecoder());
                    found += command.kind() == CommandKind.HALT.ordinal() ? 1 : 0;
                }
            }
        }
        return found;
    }
}
