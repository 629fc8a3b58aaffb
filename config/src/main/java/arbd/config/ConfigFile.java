package arbd.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a configuration: all of it is valid, or every problem is told. */
public final class ConfigFile {
    /** Most bytes of a configuration file. */
    public static final int SIZE_MAX = 4 << 20;

    private ConfigFile() {
    }

    /**
     * Reads and checks a file.
     *
     * @throws ConfigException when it cannot be read or is not valid: with every problem found
     */
    public static DaemonConfig load(Path path) throws ConfigException {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw refused(name, "expected a file, was a directory");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(SIZE_MAX + 1);
        } catch (NoSuchFileException e) {
            throw refused(name, "expected a file, was not found");
        } catch (IOException e) {
            throw refused(name, "expected a file that can be read, was " + e.getClass().getSimpleName());
        }
        if (bytes.length > SIZE_MAX) {
            throw tooLarge(name);
        }
        return parse(name, decoded(name, bytes));
    }

    /**
     * Checks a text, such as one that a journal holds.
     *
     * @param name stands for the file's name in messages
     * @throws ConfigException when it is not valid: with every problem found
     */
    public static DaemonConfig parse(String name, String text) throws ConfigException {
        if (text.length() > SIZE_MAX) {
            throw tooLarge(name);
        }
        Problems problems = new Problems(name);
        Node.Mapping tree = YamlTree.parse(text, problems);
        if (tree == null) {
            throw new ConfigException(problems.sorted());
        }
        Cursor root = Cursor.root(tree, problems);
        Shape<DaemonConfig> shape = RootSection.shape(name, text);
        Values values = shape.values(root);
        new CrossRules(root, values).check();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems.sorted());
        }
        DaemonConfig config = shape.build(values, root);
        return config.withWarnings(Doubts.about(root, config));
    }

    private static String decoded(String name, byte[] bytes) throws ConfigException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (!result.isError()) {
            return text;
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        String before = text.substring(text.lastIndexOf('\n') + 1);
        Problems problems = new Problems(name);
        problems.add(line, 1 + before.codePointCount(0, before.length()), "",
                String.format("expected UTF-8 text, was the byte 0x%02X", bytes[in.position()]));
        throw new ConfigException(problems.sorted());
    }

    private static ConfigException tooLarge(String name) {
        return refused(name, "expected at most " + (SIZE_MAX >> 20) + " MiB, was more");
    }

    private static ConfigException refused(String name, String message) {
        Problems problems = new Problems(name);
        problems.add(0, 0, "", message);
        return new ConfigException(problems.sorted());
    }
}
