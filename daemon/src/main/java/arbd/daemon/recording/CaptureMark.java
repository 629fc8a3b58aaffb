package arbd.daemon.recording;

/** What a capture of ours notes of lines of its own, in direction {@code out}. */
public final class CaptureMark {
    private static final String OPENED = "opened";
    private static final String CONTINUES = "continues ";
    private static final String LOST = "lost ";

    private CaptureMark() {
    }

    /** A connection begins: nothing continues what was before. Behind it may stand the name of a second connection. */
    public static boolean opened(String note) {
        return note.equals(OPENED) || note.startsWith(OPENED + " ");
    }

    /** Messages are missing before the next line. */
    public static boolean lost(String note) {
        return note.startsWith(LOST);
    }

    /** Whether a recording that begins with this is a capture, which may end anywhere when its process was killed. */
    public static boolean begins(String note) {
        return opened(note) || note.startsWith(CONTINUES);
    }

    /** Whether what was known of a venue's books must be forgotten here: what its main connection said is at an end. */
    public static boolean forgets(String note) {
        return note.equals(OPENED) || lost(note) && note.indexOf(' ', LOST.length()) < 0;
    }
}
