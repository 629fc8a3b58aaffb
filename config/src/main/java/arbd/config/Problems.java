package arbd.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. */
final class Problems {
    /** More than this many are counted, not listed. */
    static final int LISTED_MAX = 500;

    private final String file;
    private final List<Problem> list = new ArrayList<>();
    private int unlisted;

    Problems(String file) {
        this.file = file;
    }

    void add(Node at, String key, String message) {
        add(at.line(), at.column(), key, message);
    }

    void add(int line, int column, String key, String message) {
        if (list.size() >= LISTED_MAX) {
            unlisted++;
            return;
        }
        list.add(new Problem(file, line, column, key, message));
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    /** By position; those of one position in the order found. */
    List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(list);
        sorted.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        if (unlisted > 0) {
            sorted.add(new Problem(file, 0, 0, "", unlisted + " more problems are not listed"));
        }
        return sorted;
    }
}
