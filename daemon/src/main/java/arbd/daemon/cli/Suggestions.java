package arbd.daemon.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What somebody may have meant who typed a word that nobody knows. */
public final class Suggestions {
    private static final int EDITS_MAX = 2;

    private Suggestions() {
    }

    /** The known words within two edits, nearest first; fewer edits for very short words. */
    public static List<String> near(String word, Collection<String> known) {
        int most = Math.min(EDITS_MAX, word.length() / 2);
        List<String> near = new ArrayList<>(known);
        near.removeIf(candidate -> edits(word, candidate) > most);
        near.sort(Comparator.comparingInt((String candidate) -> edits(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
        return near;
    }

    /** Letters to add, drop, replace or swap with the next (optimal string alignment distance). */
    static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : best(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int best(int[][] edits, String from, String to, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = edits[i - 1][j - 1] + (same ? 0 : 1);
        best = Math.min(best, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2)
                && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, 1 + edits[i - 2][j - 2]) : best;
    }
}
