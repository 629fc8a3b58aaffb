package arbd.execution.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Asks REST for a list, page by page. A cursor comes as the next query wants it, percent signs and all, and is sent as
 * it came.
 */
final class BybitPages {
    /** More pages than any list that is asked for has: a venue that never ends is not waited for. */
    private static final int PAGES_MAX = 1_000;
    private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9%._~:,=+/-]{1,1024}");

    private final BybitRest rest;
    private final String path;
    private final String query;
    private final Consumer<JsonNode> each;
    private final Consumer<String> done;
    private int pages;

    /**
     * Asks for nothing yet.
     *
     * @param query without a cursor
     * @param each takes the rows of each page; may refuse them by {@link IllegalArgumentException}
     * @param done told what went wrong, or null when all pages were taken; on the event loop
     */
    BybitPages(BybitRest rest, String path, String query, Consumer<JsonNode> each, Consumer<String> done) {
        this.rest = rest;
        this.path = path;
        this.query = query;
        this.each = each;
        this.done = done;
    }

    void ask() {
        ask("");
    }

    private void ask(String cursor) {
        rest.get(path, cursor.isEmpty() ? query : query + "&cursor=" + cursor, (reply, code, wrong) -> {
            if (wrong != null) {
                done.accept(wrong);
                return;
            }
            String next;
            try {
                next = take(reply.path("result"));
            } catch (IllegalArgumentException unreadable) {
                done.accept("unreadable answer: " + unreadable.getMessage());
                return;
            }
            if (next.isEmpty()) {
                done.accept(null);
            } else {
                ask(next);
            }
        });
    }

    /** Takes a page; answers the cursor of the next one, empty = that was the last. */
    private String take(JsonNode result) {
        JsonNode rows = result.path("list");
        if (!rows.isArray()) {
            throw new IllegalArgumentException("no list");
        }
        each.accept(rows);
        String next = result.path("nextPageCursor").asText();
        if (rows.isEmpty() || next.isEmpty() || next.equals("null")) {
            return "";
        }
        if (!CURSOR.matcher(next).matches() || ++pages >= PAGES_MAX) {
            throw new IllegalArgumentException("no cursor that can be used");
        }
        return next;
    }
}
