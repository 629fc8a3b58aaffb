package arbd.daemon.recording;

/** What a sidecar notes of a REST answer: a symbol, or the address that was asked. */
public final class AnswerNote {
    private AnswerNote() {
    }

    /** The symbol that was asked for: the note itself, or a parameter of the address in it; null = not known. */
    public static String asked(String note, String parameter) {
        int at = note.indexOf(parameter + "=");
        if (at >= 0) {
            String rest = note.substring(at + parameter.length() + 1);
            int end = rest.indexOf('&');
            return end < 0 ? rest : rest.substring(0, end);
        }
        return note.isEmpty() || note.indexOf(':') >= 0 || note.indexOf('?') >= 0 ? null : note;
    }
}
