package arbd.daemon.cli;

/** Chooses how log lines look: for a person's terminal, or for journald, which adds time and priority itself. */
final class Logging {
    private static final String FILE = "logback.configurationFile";

    private Logging() {
    }

    /** Before the first logger is made. */
    static void configure() {
        if (System.getProperty(FILE) == null && System.getenv("JOURNAL_STREAM") != null) {
            System.setProperty(FILE, "logback-journald.xml");
        }
    }
}
