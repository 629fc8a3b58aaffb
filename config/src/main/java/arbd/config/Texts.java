package arbd.config;

import java.util.Collection;
import java.util.Locale;

/** Words in messages: what may be shown, and what was probably meant. */
final class Texts {
    private static final int SHOWN_MAX = 60;
    private static final int COMPARED_MAX = 64;

    private Texts() {
    }

    /** One short line of printable text, whatever comes in. */
    static String shown(String text) {
        return shown(text, SHOWN_MAX);
    }

    /** At most {@code most} code points of it. */
    static String shown(String text, int most) {
        StringBuilder shown = new StringBuilder();
        int codePoints = 0;
        for (int i = 0; i < text.length() && codePoints < most; codePoints++) {
            int c = text.codePointAt(i);
            shown.appendCodePoint(printable(c) && c != '\n' && c != '\r' && c != '\t' && !lineBreak(c) ? c : '?');
            i += Character.charCount(c);
            if (codePoints == most - 1 && i < text.length()) {
                shown.append("...");
            }
        }
        return shown.toString();
    }

    /** Whether YAML 1.1 allows the code point in a file. */
    static boolean printable(int c) {
        if (c < 0x20) {
            return c == '\t' || c == '\n' || c == '\r';
        }
        return c <= 0x7E || c == 0x85 || c >= 0xA0 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    private static boolean lineBreak(int c) {
        return c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** {@code , did you mean 'x'?} with the nearest of the known words, or nothing when none is near. */
    static String hint(String word, Collection<String> known) {
        if (word.length() > COMPARED_MAX) {
            return "";
        }
        String best = null;
        int bestDistance = Math.max(1, Math.min(3, word.length() / 3)) + 1;
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance && distance < candidate.length()) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best == null ? "" : meant(best);
    }

    static String meant(String word) {
        return ", did you mean '" + shown(word) + "'?";
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance). */
    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(int[][] cost, String a, String b, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swap = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swap ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
