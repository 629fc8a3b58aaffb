package arbd.execution.rights;

import java.util.List;

/**
 * What the configuration wants of an account.
 *
 * @param venue its name there, for people
 * @param perpetuals whether it trades perpetuals there, else spot
 * @param symbols what is traded, by the venue's own symbols
 * @param mode margin mode of perpetuals
 * @param leverage of each instrument; 0 = whatever it is
 */
public record AccountTerms(String venue, boolean perpetuals, List<String> symbols, MarginMode mode, int leverage) {
    /** Copies the list. */
    public AccountTerms {
        symbols = List.copyOf(symbols);
    }

    /** Where the file says what this is about. */
    String key(String name) {
        return "venues." + venue + ".margin." + name;
    }
}
