package arbd.daemon.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method or constructor as a brace counter sees it.
 *
 * @param line where its name is
 * @param lines from there to its closing brace, 1 without a body
 * @param parameters how many; of a record's constructors 0, since they follow its components
 */
record Method(String name, int line, int lines, int parameters) {
    private static final Pattern TYPE = Pattern.compile("(?:^|\\W)(?:class|interface|enum|record)\\s+\\w+"
            + "|\\bnew\\s+[\\w.]+\\s*(?:<[^(]*>)?\\s*\\([^{]*\\)\\s*$", Pattern.DOTALL);
    private static final Pattern RECORD = Pattern.compile("(?:^|\\W)record\\s+(\\w+)");
    private static final Pattern AFTER = Pattern.compile("\\s*(?:throws\\s.*)?", Pattern.DOTALL);
    /** A type before the name: what looks like a method and has none is the constant of an enum. */
    private static final Pattern WITHOUT_BODY = Pattern.compile("[\\w>\\]]\\s+\\w+\\s*\\(");
    private static final Pattern NAME = Pattern.compile("(?<![@\\w.])(\\w+)\\s*$");

    /** All methods of a Java file, in the order in which they end. */
    static List<Method> in(Source source) {
        return new Counter(source).count();
    }

    /** What a brace opened. */
    private record Block(boolean type, String recordName, Method method, int header, int parens) {
    }

    private static final class Counter {
        private final Source source;
        private final String code;
        private final List<Method> found = new ArrayList<>();
        private final Deque<Block> open = new ArrayDeque<>();
        private int header;
        private int parens;

        Counter(Source source) {
            this.source = source;
            this.code = source.code();
        }

        List<Method> count() {
            for (int at = 0; at < code.length(); at++) {
                switch (code.charAt(at)) {
                    case '(' -> parens++;
                    case ')' -> parens--;
                    case '{' -> opened(at);
                    case '}' -> closed(at);
                    case ';' -> ended(at);
                    default -> { }
                }
            }
            return found;
        }

        private boolean insideType() {
            return !open.isEmpty() && open.peek().type();
        }

        private void opened(int at) {
            String text = code.substring(header, at);
            boolean type = TYPE.matcher(text).find();
            Method method = !type && parens == 0 && insideType() ? declared(text) : null;
            Matcher record = RECORD.matcher(text);
            open.push(new Block(type, record.find() ? record.group(1) : "", method, header, parens));
            header = at + 1;
            parens = 0;
        }

        private void closed(int at) {
            if (open.isEmpty()) {
                return;
            }
            Block block = open.pop();
            if (block.method() != null) {
                Method start = block.method();
                int lines = source.line(at) - start.line() + 1;
                found.add(new Method(start.name(), start.line(), lines, start.parameters()));
            }
            parens = block.parens();
            header = parens > 0 ? block.header() : at + 1;
        }

        private void ended(int at) {
            if (parens > 0) {
                return;
            }
            Method method = insideType() ? declared(code.substring(header, at)) : null;
            if (method != null && WITHOUT_BODY.matcher(code.substring(header, at)).find()) {
                found.add(method);
            }
            header = at + 1;
        }

        /** The declaration that ends in this text's last pair of parentheses, or null. */
        private Method declared(String text) {
            String record = open.peek().recordName();
            if (!record.isEmpty() && text.stripTrailing().endsWith(record)) {
                return new Method(record, source.line(header + text.lastIndexOf(record)), 1, 0);
            }
            int end = text.lastIndexOf(')');
            if (end < 0 || !AFTER.matcher(text.substring(end + 1)).matches()) {
                return null;
            }
            int start = end;
            for (int depth = 1; depth > 0 && start > 0; ) {
                char c = text.charAt(--start);
                depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            }
            Matcher name = NAME.matcher(text.substring(0, start));
            if (!name.find() || outsideParentheses(text.substring(0, start)).contains("=")) {
                return null;
            }
            int line = source.line(header + name.start(1));
            int parameters = name.group(1).equals(record) ? 0 : parameters(text.substring(start + 1, end));
            return new Method(name.group(1), line, 1, parameters);
        }

        private static String outsideParentheses(String text) {
            StringBuilder outside = new StringBuilder();
            int depth = 0;
            for (char c : text.toCharArray()) {
                depth += c == '(' ? 1 : 0;
                outside.append(depth == 0 ? c : ' ');
                depth -= c == ')' ? 1 : 0;
            }
            return outside.toString();
        }

        private static int parameters(String list) {
            if (list.isBlank()) {
                return 0;
            }
            int depth = 0;
            int count = 1;
            for (char c : list.toCharArray()) {
                depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
                count += c == ',' && depth == 0 ? 1 : 0;
            }
            return count;
        }
    }
}
