package arbd.daemon.decode;

import arbd.daemon.run.StopException;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recorded lines and what they are decoded to. */
final class Recordings {
    static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Recordings() {
    }

    record Line(long number, String direction, String note, String text) {
    }

    /** The folder's name, but for futures and the exchange in it. */
    static String venue(String name) {
        String folder = name.substring(0, name.indexOf('/'));
        return name.contains("/usdm_") ? folder + "-usdm" : name.contains("/exchange_") ? folder + "-exchange" : folder;
    }

    static Path path(String name) {
        return SharedData.path("venues/visible/" + name);
    }

    static JsonNode json(String name) throws IOException {
        return JSON.readTree(path(name).toFile());
    }

    /** Lines of a recording with what its sidecar says of them. */
    static List<Line> lines(String stem) throws IOException {
        List<String> wire = Files.readAllLines(path(stem + ".wire.jsonl"));
        List<String> sidecar = Files.readAllLines(path(stem + ".meta.tsv"));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < wire.size(); i++) {
            String[] row = sidecar.get(i + 1).split("\t", -1);
            lines.add(new Line(i + 1, row[2], row[3], wire.get(i)));
        }
        return lines;
    }

    static List<WireEvent> decode(String venue, List<Line> lines) throws StopException {
        List<WireEvent> events = new ArrayList<>();
        Decoder decoder = Decoder.of(venue, Set.of(), events::add);
        for (Line line : lines) {
            byte[] text = line.text().getBytes(StandardCharsets.UTF_8);
            decoder.read(line.number(), line.direction(), line.note(), text, text.length);
        }
        return events;
    }

    /** Texts from the venue, numbered from 1; each event as {@code line symbol event bid bidQty ask askQty seq sum}. */
    static List<String> told(String venue, String... texts) throws StopException {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            boolean answer = text.startsWith("http ");
            lines.add(new Line(lines.size() + 1, answer ? "http" : "in", "", answer ? text.substring(5) : text));
        }
        return decode(venue, lines).stream().map(Recordings::text).toList();
    }

    private static String text(WireEvent event) {
        StringBuilder text = new StringBuilder().append(event.line()).append(' ').append(event.symbol()).append(' ')
                .append(event.kind().word());
        if (event.bid() != null || event.ask() != null) {
            text.append(' ').append(event.bid()).append(' ').append(event.bidQty()).append(' ').append(event.ask())
                    .append(' ').append(event.askQty());
        }
        if (event.seq() != null) {
            text.append(" #").append(event.seq());
        }
        return event.checksum() == null ? text.toString() : text.append(event.checksum() ? " ok" : " bad").toString();
    }
}
