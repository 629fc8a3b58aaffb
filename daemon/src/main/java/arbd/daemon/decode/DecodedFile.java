package arbd.daemon.decode;

import arbd.daemon.recording.CaptureMark;
import arbd.daemon.recording.LineReader;
import arbd.daemon.run.StopException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongConsumer;

/** A recording, or a stream of lines without a sidecar, from its first line to its last. */
public final class DecodedFile {
    private static final String WIRE = ".wire.jsonl";
    private static final String SIDECAR = ".meta.tsv";
    private static final String GZIP = ".gz";
    private static final String BY_MARKET = "line\tt_ns\tmarket";
    private static final String BY_DIRECTION = "line\tt_ns\tdir\tnote";
    private static final Map<String, String> MARKETS =
            Map.of("spot", "binance", "usdm", "binance-usdm", "cm", "binance-coinm");

    private final Decoder decoder;
    private final String venue;
    private final LongConsumer progress;

    /**
     * Reads with this decoder.
     *
     * @param venue whose lines are read from a recording of several markets
     * @param progress told the number of each line that was read
     */
    public DecodedFile(Decoder decoder, String venue, LongConsumer progress) {
        this.decoder = decoder;
        this.venue = venue;
        this.progress = progress;
    }

    /**
     * Decodes a stream.
     *
     * @throws StopException when it cannot be read
     */
    public void read(InputStream in) throws StopException {
        try (LineReader wire = LineReader.of("standard input", in)) {
            alone(wire);
        }
    }

    /**
     * Decodes a file, with its sidecar if it has one.
     *
     * @throws StopException when it cannot be read, or its sidecar is damaged or belongs to another; what could be
     *     decoded was told by then
     */
    public void read(Path file) throws StopException {
        Path beside = sidecar(file);
        try (LineReader wire = LineReader.open(file)) {
            if (beside == null) {
                alone(wire);
                return;
            }
            try (LineReader sidecar = LineReader.open(beside)) {
                together(wire, sidecar, beside);
            }
        }
    }

    private void alone(LineReader wire) throws StopException {
        while (wire.next()) {
            decoder.read(wire.number(), "in", "", wire.line(), wire.length());
            progress.accept(wire.number());
        }
    }

    private void together(LineReader wire, LineReader sidecar, Path beside) throws StopException {
        String header = sidecar.next() ? text(sidecar) : "";
        boolean byMarket = header.equals(BY_MARKET);
        if (!byMarket && !header.equals(BY_DIRECTION)) {
            throw damaged(sidecar, "expected the columns 'line t_ns market' or 'line t_ns dir note', was '" + header
                    + "'");
        }
        boolean more = sidecar.next();
        // A capture that was killed at its very beginning has no rows yet.
        boolean captured = !byMarket && (!more || captured(text(sidecar)));
        if (captured) {
            wire.untilDamage();
            sidecar.untilDamage();
        }
        while (wire.next()) {
            if (captured && !more) {
                break; // nothing says from where this line is
            }
            String[] row = more ? text(sidecar).split("\t", -1) : new String[] {"", "", byMarket ? "" : "in", ""};
            if (row.length < (byMarket ? 3 : 4)) {
                throw damaged(sidecar, "expected " + (byMarket ? 3 : 4) + " columns");
            }
            if (byMarket && venue.equals(MARKETS.get(row[2]))) {
                decoder.read(wire.number(), "in", "", wire.line(), wire.length());
            } else if (!byMarket) {
                decoder.read(wire.number(), row[2], row[3], wire.line(), wire.length());
            }
            progress.accept(wire.number());
            more = more && sidecar.next();
        }
        if (captured) {
            whole(wire, sidecar, more);
        } else if (wire.number() != sidecar.number() - 1 || more) {
            throw new StopException(StopException.DAMAGED, beside + " has not as many lines as " + wire.where()
                    + ": they do not belong together");
        }
    }

    private static boolean captured(String row) {
        String[] columns = row.split("\t", -1);
        return columns.length == 4 && columns[2].equals("out") && CaptureMark.begins(columns[3]);
    }

    /** Both files of a capture end with the process that wrote them: one of them may have a block more. */
    private static void whole(LineReader wire, LineReader sidecar, boolean more) throws StopException {
        String damage = wire.damage() != null ? wire.damage() : sidecar.damage();
        if (damage == null && !more && wire.number() == sidecar.number() - 1) {
            return;
        }
        throw new StopException(StopException.DAMAGED, "the capture was cut off: " + (damage != null ? damage
                : wire.where() + " is the last line of one file, but not of the other")
                + "; what was whole has been decoded");
    }

    /** The sidecar of a recording, null when there is none. */
    private static Path sidecar(Path file) {
        String name = file.toString();
        String plain = name.endsWith(GZIP) ? name.substring(0, name.length() - GZIP.length()) : name;
        if (!plain.endsWith(WIRE)) {
            return null;
        }
        String stem = plain.substring(0, plain.length() - WIRE.length()) + SIDECAR;
        for (String candidate : new String[] {stem, stem + GZIP}) {
            if (Files.isRegularFile(Path.of(candidate))) {
                return Path.of(candidate);
            }
        }
        return null;
    }

    private static String text(LineReader reader) {
        return new String(reader.line(), 0, reader.length(), StandardCharsets.UTF_8);
    }

    private static StopException damaged(LineReader at, String why) {
        return new StopException(StopException.DAMAGED, at.where() + ": " + why);
    }
}
