package arbd.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Text to {@link Node}s: plain YAML only. Anchors, aliases and tags are refused (a configuration is read by people, and
 * aliases of aliases grow without bound), and so are duplicate keys and deep nesting. Scalars stay text: no number ever
 * goes through a {@code double}.
 */
final class YamlTree {
    private static final int DEPTH_MAX = 24;
    private static final int SYNTAX_MAX = 160;

    private final Problems problems;
    private final YAMLParser parser;

    private YamlTree(Problems problems, YAMLParser parser) {
        this.problems = problems;
        this.parser = parser;
    }

    /** The root, or null when the text is no single mapping: then a problem was added. */
    static Node.Mapping parse(String text, Problems problems) {
        if (!onlyPrintable(text, problems)) {
            return null;
        }
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(ConfigFile.SIZE_MAX + 1);
        YAMLFactory factory = YAMLFactory.builder().loaderOptions(options)
                .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL).build();
        try (YAMLParser parser = factory.createParser(new StringReader(text))) {
            return new YamlTree(problems, parser).document();
        } catch (Refused e) {
            problems.add(e.line, e.column, "", e.getMessage());
        } catch (JsonProcessingException e) {
            syntax(e, problems);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string cannot fail", e);
        }
        return null;
    }

    private Node.Mapping document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new Refused(0, 0, "expected a configuration, was empty");
        }
        JsonLocation start = parser.currentTokenLocation();
        Node root = node(1, "");
        if (parser.nextToken() != null) {
            JsonLocation more = parser.currentTokenLocation();
            throw new Refused(more.getLineNr(), more.getColumnNr(), "expected one YAML document, was a second one");
        }
        if (root instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw new Refused(start.getLineNr(), start.getColumnNr(),
                "expected a section with keys at the top, was " + root.what());
    }

    /** The node whose first token is current. */
    private Node node(int depth, String path) throws IOException {
        plain();
        JsonToken token = parser.currentToken();
        int line = parser.currentTokenLocation().getLineNr();
        int column = parser.currentTokenLocation().getColumnNr();
        if (depth > DEPTH_MAX) {
            throw new Refused(line, column, "expected at most " + DEPTH_MAX + " levels of nesting, was more");
        }
        return switch (token) {
            case START_OBJECT -> mapping(line, column, depth, path);
            case START_ARRAY -> sequence(line, column, depth, path);
            case VALUE_NULL -> new Node.Blank(line, column);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(line, column, parser.getText(), Node.Form.BOOLEAN);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new Node.Scalar(line, column, parser.getText(), Node.Form.NUMBER);
            case VALUE_STRING -> new Node.Scalar(line, column, parser.getText(), Node.Form.TEXT);
            default -> throw new Refused(line, column, "expected a value, was something else");
        };
    }

    private Node mapping(int line, int column, int depth, String path) throws IOException {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            plain();
            JsonLocation at = parser.currentTokenLocation();
            Node.Scalar key = new Node.Scalar(at.getLineNr(), at.getColumnNr(), parser.currentName(), Node.Form.TEXT);
            String keyPath = (path.isEmpty() ? "" : path + ".") + Texts.shown(key.text());
            parser.nextToken();
            Node value = node(depth + 1, keyPath);
            Node.Entry before = entries.putIfAbsent(key.text(), new Node.Entry(key, value));
            if (before != null) {
                problems.add(key, keyPath, "expected each key once, was already given at "
                        + before.key().line() + ":" + before.key().column());
            }
        }
        return new Node.Mapping(line, column, List.copyOf(entries.values()));
    }

    private Node sequence(int line, int column, int depth, String path) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1, path + "[" + items.size() + "]"));
        }
        return new Node.Sequence(line, column, List.copyOf(items));
    }

    private void plain() throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw refused("expected plain YAML, was an anchor or an alias (& or *)");
        }
        if (parser.getTypeId() != null) {
            throw refused("expected plain YAML, was a tag (!)");
        }
    }

    private Refused refused(String message) {
        JsonLocation at = parser.currentTokenLocation();
        return new Refused(at.getLineNr(), at.getColumnNr(), message);
    }

    private static void syntax(JsonProcessingException e, Problems problems) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                Mark mark = marked.getProblemMark();
                problems.add(mark.getLine() + 1, mark.getColumn() + 1, "",
                        "expected valid YAML, was: " + Texts.shown(brief(marked.getProblem()), SYNTAX_MAX)
                                + context(marked));
                return;
            }
        }
        JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
        problems.add(Math.max(at.getLineNr(), 0), Math.max(at.getColumnNr(), 0), "",
                "expected valid YAML, was: " + Texts.shown(brief(e.getOriginalMessage()), SYNTAX_MAX));
    }

    /** Without the parser's own advice and objects. */
    private static String brief(String message) {
        return message.replaceFirst("(?s)( \\(Do not use|, got this instead).*", "");
    }

    private static String context(MarkedYAMLException marked) {
        Mark mark = marked.getContextMark();
        return marked.getContext() == null || mark == null ? ""
                : ", " + marked.getContext() + " from " + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }

    private static boolean onlyPrintable(String text, Problems problems) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            if (!Texts.printable(c)) {
                problems.add(line, column, "", String.format("expected printable text, was the character U+%04X", c));
                return false;
            }
            column = c == '\n' ? 1 : column + 1;
            line += c == '\n' ? 1 : 0;
            i += Character.charCount(c);
        }
        return true;
    }

    /** Ends the parse: nothing after this point could be placed. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final int column;

        Refused(int line, int column, String message) {
            super(message);
            this.line = line;
            this.column = column;
        }
    }
}
