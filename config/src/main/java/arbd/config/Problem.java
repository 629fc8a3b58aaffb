package arbd.config;

/**
 * One thing that is wrong with a configuration (or, among the warnings, that is probably not meant).
 *
 * @param file the file's name, as given
 * @param line 1-based; 0 = the file as a whole
 * @param column 1-based; 0 = the file as a whole
 * @param key dotted path; empty = the file as a whole
 * @param message what was expected and what was there
 */
public record Problem(String file, int line, int column, String key, String message) {
    /** {@code file:line:col key.path: expected ..., was ...}, always one line. */
    @Override
    public String toString() {
        String where = line == 0 ? file : file + ":" + line + ":" + column;
        return key.isEmpty() ? where + ": " + message : where + " " + key + ": " + message;
    }
}
