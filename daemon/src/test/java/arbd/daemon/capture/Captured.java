package arbd.daemon.capture;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * One pair of files as it is on disk, read without any of the code under test.
 *
 * @param wire the file of texts
 * @param rows of the sidecar, each as its four columns
 * @param texts of the wire file
 */
public record Captured(Path wire, List<String[]> rows, List<String> texts) {
    private static final String WIRE = ".wire.jsonl.gz";

    /** All pairs of a folder, by name. */
    public static List<Captured> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(WIRE)).sorted().toList();
        }
        List<Captured> pairs = new ArrayList<>();
        for (Path wire : files) {
            List<String> rows = lines(Path.of(wire.toString().replace(WIRE, ".meta.tsv.gz")));
            pairs.add(new Captured(wire,
                    rows.stream().skip(1).map(row -> row.split("\t", -1)).toList(), lines(wire)));
        }
        return pairs;
    }

    /** Texts of this direction. */
    public List<String> of(String direction) {
        List<String> some = new ArrayList<>();
        for (int i = 0; i < Math.min(rows.size(), texts.size()); i++) {
            if (rows.get(i)[2].equals(direction)) {
                some.add(texts.get(i));
            }
        }
        return some;
    }

    /** Notes of this direction. */
    public List<String> notes(String direction) {
        return rows.stream().filter(row -> row[2].equals(direction)).map(row -> row[3]).toList();
    }

    /** Whole lines, up to where the file ends or was cut off. */
    private static List<String> lines(Path file) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            in.transferTo(text);
        } catch (EOFException cut) {
            return whole(text.toByteArray());
        }
        return whole(text.toByteArray());
    }

    private static List<String> whole(byte[] text) {
        String all = new String(text, StandardCharsets.UTF_8);
        return all.substring(0, all.lastIndexOf('\n') + 1).lines().toList();
    }
}
