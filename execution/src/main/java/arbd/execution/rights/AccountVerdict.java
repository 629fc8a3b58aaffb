package arbd.execution.rights;

/**
 * What came of a look at an account.
 *
 * @param refused whether nothing may be sent for it
 * @param words one line for people: what it may, or why it is refused and what to do
 */
public record AccountVerdict(boolean refused, String words) {
    private static final int CHARS_MAX = 600;

    /** Cuts what is too long for a record. */
    public AccountVerdict {
        words = words.length() > CHARS_MAX ? words.substring(0, CHARS_MAX) + "..." : words;
    }
}
