package arbd.daemon.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.daemon.capture.Captured;
import arbd.daemon.decode.DecodedFile;
import arbd.daemon.decode.Decoder;
import arbd.daemon.run.StopException;
import arbd.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of our own making, with the columns under which the venues publish theirs. */
class ArchiveImportTest {
    private static final String QUOTES = "update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,"
            + "transaction_time,event_time\n"
            + "4307082988118,61234.50,1.250,61234.60,0.004,1711756800080,1711756800087\n"
            + "4307083859526,61234.50,1.200,61234.60,0.004,1711756801000,1711756801006\n"
            + "4307083859500,61234.40,1.000,61234.60,0.004,1711756800900,1711756800906\n";
    private static final String CONTRACTS = "timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,"
            + "homeNotional,foreignNotional";
    private static final String BOOK = "{\"topic\":\"orderbook.500.BTCUSDT\",\"type\":\"snapshot\","
            + "\"ts\":1735689600123,\"data\":{\"s\":\"BTCUSDT\",\"b\":[[\"100.50\",\"1\"],[\"100.40\",\"2\"]],"
            + "\"a\":[[\"100.60\",\"3\"]],\"u\":7,\"seq\":70},\"cts\":1735689600120}\n"
            + "{\"topic\":\"orderbook.500.BTCUSDT\",\"type\":\"delta\",\"ts\":1735689600223,\"data\":{"
            + "\"s\":\"BTCUSDT\",\"b\":[[\"100.50\",\"0\"]],"
            + "\"a\":[[\"100.60\",\"4\"]],\"u\":8,\"seq\":71},\"cts\":1735689600220}\n";

    @TempDir
    private Path folder;

    private Path zip(String name, String entry, String text) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private Path gzip(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private ArchiveImport imported(Path file, String venue) throws StopException {
        ArchiveImport one = new ArchiveImport(ArchiveFile.of(file, venue), folder.resolve("out"));
        one.run(line -> { });
        return one;
    }

    private Captured captured(ArchiveImport one) throws IOException {
        return Captured.in(one.recording().getParent()).stream()
                .filter(pair -> pair.wire().toString().equals(one.recording() + ".wire.jsonl.gz")).findFirst()
                .orElseThrow();
    }

    private List<String> decoded(ArchiveImport one, String venue) throws StopException {
        List<String> events = new ArrayList<>();
        Decoder decoder = Decoder.of(venue, Set.of(), event -> events.add(event.json()));
        new DecodedFile(decoder, venue, line -> { }).read(Path.of(one.recording() + ".wire.jsonl.gz"));
        return events;
    }

    private static List<String> times(Captured pair) {
        return pair.rows().stream().map(row -> row[1]).toList();
    }

    @Test
    void shouldGiveTheBestQuotesOfBinanceFutures() throws Exception {
        ArchiveImport one = imported(zip("BTCUSDT-bookTicker-2024-03-30.zip", "BTCUSDT-bookTicker-2024-03-30.csv",
                QUOTES), "binance-usdm");
        assertEquals(List.of(
                "{\"line\":1,\"symbol\":\"BTCUSDT\",\"event\":\"quote\",\"bid\":\"61234.50\",\"bidQty\":\"1.250\","
                        + "\"ask\":\"61234.60\",\"askQty\":\"0.004\",\"seq\":4307082988118}",
                "{\"line\":2,\"symbol\":\"BTCUSDT\",\"event\":\"quote\",\"bid\":\"61234.50\",\"bidQty\":\"1.200\","
                        + "\"ask\":\"61234.60\",\"askQty\":\"0.004\",\"seq\":4307083859526}",
                "{\"line\":3,\"symbol\":\"BTCUSDT\",\"event\":\"quote\",\"bid\":\"61234.40\",\"bidQty\":\"1.000\","
                        + "\"ask\":\"61234.60\",\"askQty\":\"0.004\",\"seq\":4307083859500}"),
                decoded(one, "binance-usdm"));
        assertEquals(List.of("1711756800087000000", "1711756801006000000", "1711756801006000000"),
                times(captured(one)));
        assertEquals(1, one.backwards());
        assertFalse(one.checked());
    }

    @Test
    void shouldReadMillisecondsAndTheMicrosecondsThatSpotHasSince2025() throws Exception {
        ArchiveImport old = imported(zip("BTCUSDT-aggTrades-2024-12-31.zip", "a.csv",
                "26129,0.01633102,4.70443515,27781,27782,1735603200123,True,True\n"), "binance");
        ArchiveImport recent = imported(zip("BTCUSDT-aggTrades-2025-01-01.zip", "a.csv",
                "26130,0.01633102,4.70443515,27783,27783,1735689600010866,False,True\n"), "binance");
        assertEquals(List.of("1735603200123000000"), times(captured(old)));
        assertEquals(List.of("1735689600010866000"), times(captured(recent)));
        assertEquals("{\"stream\":\"btcusdt@aggTrade\",\"data\":{\"e\":\"aggTrade\",\"E\":1735689600010,"
                + "\"s\":\"BTCUSDT\",\"a\":26130,\"p\":\"0.01633102\",\"q\":\"4.70443515\",\"f\":27783,\"l\":27783,"
                + "\"T\":1735689600010,\"m\":false,\"M\":true}}", captured(recent).texts().get(0));
        assertEquals(List.of("{\"line\":1,\"symbol\":\"BTCUSDT\",\"event\":\"trade\",\"seq\":26130}"),
                decoded(recent, "binance"));
    }

    @Test
    void shouldReadTradesWithAndWithoutAHeader() throws Exception {
        ArchiveImport spot = imported(zip("ETHUSDT-trades-2025-02-01.zip", "a.csv",
                "51175358,17.80180000,5.69,101.2,1738368000000001,True,True\n"), "binance");
        ArchiveImport futures = imported(zip("ETHUSDT-trades-2025-02-02.zip", "a.csv",
                "id,price,qty,quote_qty,time,is_buyer_maker\r\n28457,4.001,12,48.0,1738454400000,true\r\n"),
                "binance-usdm");
        assertEquals(List.of("{\"line\":1,\"symbol\":\"ETHUSDT\",\"event\":\"trade\",\"seq\":51175358}"),
                decoded(spot, "binance"));
        assertEquals("{\"stream\":\"ethusdt@trade\",\"data\":{\"e\":\"trade\",\"E\":1738454400000,\"s\":\"ETHUSDT\","
                + "\"t\":28457,\"p\":\"4.001\",\"q\":\"12\",\"T\":1738454400000,\"m\":true}}",
                captured(futures).texts().get(0));
    }

    @Test
    void shouldKeepBybitsBooksAsTheyAreAndGiveTheirBest() throws Exception {
        for (String venue : List.of("bybit-linear", "bybit")) {
            ArchiveImport one = imported(zip("2025-01-01_BTCUSDT_ob500.data.zip", "2025-01-01_BTCUSDT_ob500.data",
                    BOOK), venue);
            assertEquals(BOOK.lines().toList(), captured(one).texts());
            assertEquals(List.of("1735689600123000000", "1735689600223000000"), times(captured(one)));
            List<String> events = decoded(one, venue);
            assertTrue(events.get(0).contains("\"event\":\"snapshot\",\"bid\":\"100.50\",\"bidQty\":\"1\",\"ask\":"
                    + "\"100.60\",\"askQty\":\"3\""), events.get(0));
            assertTrue(events.get(1).contains("\"event\":\"applied\",\"bid\":\"100.40\",\"bidQty\":\"2\",\"ask\":"
                    + "\"100.60\",\"askQty\":\"4\""), events.get(1));
        }
    }

    /** Lines of the venue's own archive, packed as it packs them, against the best levels that are expected. */
    @Test
    void shouldGiveTheExpectedBestOfRealBooks() throws Exception {
        Path wire = SharedData.path("venues/visible/bybit/linear_ob500_xrpusdt_20241201_a.wire.jsonl");
        List<String> rows = Files.readAllLines(Path.of(wire.toString().replace(".wire.jsonl", ".bbo.tsv")));
        ArchiveImport one = imported(zip("2024-12-01_XRPUSDT_ob500.data.zip", "x.data", Files.readString(wire)),
                "bybit-linear");
        List<String> events = decoded(one, "bybit-linear");
        assertEquals(rows.size() - 1, events.size());
        for (int i = 1; i < rows.size(); i++) {
            String[] row = rows.get(i).split("\t", -1);
            assertTrue(events.get(i - 1).contains("\"bid\":\"" + row[5] + "\",\"bidQty\":\"" + row[6] + "\",\"ask\":\""
                    + row[7] + "\",\"askQty\":\"" + row[8] + '"'), events.get(i - 1) + " but " + rows.get(i));
        }
        Path sidecar = Path.of(wire.toString().replace(".wire.jsonl", ".meta.tsv"));
        assertEquals(Files.readAllLines(sidecar).stream().skip(1).map(row -> row.split("\t")[1]).toList(),
                times(captured(one)));
    }

    @Test
    void shouldReadBybitsTrades() throws Exception {
        ArchiveImport linear = imported(gzip("BTCUSDT2024-01-04.csv.gz", CONTRACTS + ",RPI\n"
                + "1704326400.1234,BTCUSDT,Buy,0.010,42900.10,PlusTick,m-7001,4.29001e+11,0.010,429.001,0\n"
                + "1704326400.9,BTCUSDT,Sell,1e-3,42900.30,MinusTick,m-7003,8.58006e+11,0.020,858.006,\n"),
                "bybit-linear");
        assertEquals(List.of("1704326400123400000", "1704326400900000000"), times(captured(linear)));
        assertEquals("{\"topic\":\"publicTrade.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1704326400123,\"data\":[{\"T\":"
                + "1704326400123,\"s\":\"BTCUSDT\",\"S\":\"Buy\",\"v\":\"0.010\",\"p\":\"42900.10\",\"L\":"
                + "\"PlusTick\",\"i\":\"m-7001\",\"RPI\":false}]}", captured(linear).texts().get(0));
        assertTrue(captured(linear).texts().get(1).contains("\"v\":\"0.001\""), captured(linear).texts().get(1));
        ArchiveImport spot = imported(gzip("BTCUSDT_2025-09-02.csv.gz", "id,timestamp,price,volume,side,rpi\n"
                + "1,1756771201583,0.000009461,18057687,buy,0\n"), "bybit");
        assertEquals(List.of("{\"line\":1,\"symbol\":\"BTCUSDT\",\"event\":\"trade\",\"seq\":1}"),
                decoded(spot, "bybit"));
    }

    @Test
    void shouldCompareTheChecksumThatIsPublishedBesideIt() throws Exception {
        Path file = zip("BTCUSDT-bookTicker-2024-03-30.zip", "x.csv", QUOTES);
        String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        Path beside = folder.resolve(file.getFileName() + ".CHECKSUM");
        Files.writeString(beside, sum.replace(sum.charAt(0), sum.charAt(0) == '0' ? '1' : '0') + "  x.zip\n");
        assertRefused(StopException.DAMAGED, file + ": not what", file, "binance-usdm");
        Files.writeString(beside, "what?\n");
        assertRefused(StopException.DAMAGED, "CHECKSUM:1: expected a SHA-256", file, "binance-usdm");
        Files.writeString(beside, sum + "  BTCUSDT-bookTicker-2024-03-30.zip\n");
        assertTrue(imported(file, "binance-usdm").checked());
        assertRefused(StopException.CANNOT_CREATE, "is there already", file, "binance-usdm");
    }

    @Test
    void shouldNameTheLineThatIsWrongAndLeaveNothing() throws Exception {
        String header = QUOTES.substring(0, QUOTES.indexOf('\n') + 1);
        String good = "1,2,3,4,5,1711756800080,1711756800087\n";
        for (String[] bad : new String[][] {
                {"1,2,3,4,5,1711756800080,17117568000\n", ":3: column 7: expected a time"},
                {"1,2x,3,4,5,1711756800080,1711756800087\n", ":3: column 2: expected a number, was '2x'"},
                {"1,2,3\n", ":3: expected 7 columns, was 3"},
                {"1,\"2\\\",3,4,5,1711756800080,1711756800087\n", ":3: column 2: expected a number"},
                {"-1,2,3,4,5,1711756800080,1711756800087\n", ":3: column 1: expected a whole number"},
                {"\n", ":3: expected 7 columns, was 1"}}) {
            Path file = zip("BTCUSDT-bookTicker-2024-01-31.zip", "x.csv", header + good + bad[0] + good);
            assertRefused(StopException.DAMAGED, file + bad[1], file, "binance-usdm");
        }
        Path other = zip("BTCUSDT-bookTicker-2024-01-31.zip", "x.csv", "id,price,qty,quote_qty,time,is_buyer_maker\n");
        assertRefused(StopException.DAMAGED, other + ":1: expected the columns update_id", other, "binance-usdm");
        Path spot = gzip("BTCUSDT2024-01-04.csv.gz", "id,timestamp,price,volume,side\n1,1756771201583,1,1,buy\n");
        assertRefused(StopException.DAMAGED, spot + ":1: expected the columns timestamp", spot, "bybit-linear");
        Path wrong = gzip("BTCUSDT2024-01-04.csv.gz", CONTRACTS + "\n1704326400.1,ETHUSDT,Buy,1,1,PlusTick,m,1,1,1\n");
        assertRefused(StopException.DAMAGED, wrong + ":2: column 2: expected symbol BTCUSDT", wrong, "bybit-linear");
        Path book = zip("2025-01-01_BTCUSDT_ob500.data.zip", "x.data", BOOK + BOOK.substring(0, 100) + "\n");
        assertRefused(StopException.DAMAGED, book + ":3: not JSON", book, "bybit");
        book = zip("2025-01-01_ETHUSDT_ob500.data.zip", "x.data", BOOK);
        assertRefused(StopException.DAMAGED, book + ":1: expected a topic orderbook.N.ETHUSDT", book, "bybit");
        Path empty = zip("BTCUSDT-bookTicker-2024-01-31.zip", "x.csv", "");
        assertRefused(StopException.DAMAGED, empty + ": there is nothing in it", empty, "binance-usdm");
    }

    @Test
    void shouldRefuseWhatIsNoArchive() throws Exception {
        Path depth = zip("BTCUSDT-bookDepth-2024-01-31.zip", "x.csv", "timestamp,percentage,depth,notional\n");
        assertRefused(StopException.USAGE, "bookDepth holds no prices", depth, "binance-usdm");
        assertRefused(StopException.USAGE, "are imported: trades, aggTrades, bookTicker", folder.resolve(
                "BTCUSDT-1m-2024-01-31.zip"), "binance-usdm");
        assertRefused(StopException.USAGE, "not the name of an archive of binance", folder.resolve("x.zip"),
                "binance");
        assertRefused(StopException.USAGE, "no archives of venue 'okx'", folder.resolve("x.zip"), "okx");
        Path gone = folder.resolve("BTCUSDT-trades-2024-01-31.zip");
        assertRefused(StopException.IO, "no such file: " + gone, gone, "binance");
        Files.writeString(gone, "this is not a zip");
        assertRefused(StopException.DAMAGED, gone + ": cannot be unpacked", gone, "binance");
        Path two = folder.resolve("BTCUSDT-bookTicker-2024-02-01.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(two))) {
            for (String name : List.of("../../a.csv", "b.csv")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(QUOTES.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertRefused(StopException.DAMAGED, "expected a zip of one file", two, "binance-usdm");
    }

    /** Cut off or spoilt anywhere, nothing is left that looks like a whole recording. */
    @Test
    void shouldLeaveNothingOfADamagedArchive() throws Exception {
        Path file = zip("BTCUSDT-bookTicker-2024-03-30.zip", "x.csv", QUOTES.repeat(1)
                + QUOTES.substring(QUOTES.indexOf('\n') + 1).repeat(20));
        byte[] all = Files.readAllBytes(file);
        int data = 30 + 5; // the local header and the name; its times and the like are nobody's business
        for (int at = data; at < all.length - 90; at += 3) {
            Files.write(file, Arrays.copyOf(all, at));
            assertRefused(StopException.DAMAGED, file.toString(), file, "binance-usdm");
            byte[] spoilt = all.clone();
            spoilt[at] ^= 0x55;
            Files.write(file, spoilt);
            assertRefused(StopException.DAMAGED, file.toString(), file, "binance-usdm");
        }
    }

    @Test
    void shouldNotInflateWithoutEnd() throws Exception {
        String row = "1,2,3,4,5,1711756800080,1711756800087\n";
        Path zip = zip("BTCUSDT-bookTicker-2024-01-31.zip", "x.csv", row.repeat(100_000));
        assertRefused(StopException.DAMAGED, "inflates to more than 200 times its size", zip, "binance-usdm");
        Path gzip = gzip("BTCUSDT2024-01-04.csv.gz", CONTRACTS + "\n"
                + "1704326400.1,BTCUSDT,Buy,1,1,PlusTick,m,1,1,1\n".repeat(100_000));
        assertRefused(StopException.DAMAGED, "inflates to more than 200 times its size", gzip, "bybit-linear");
        Path line = gzip("BTCUSDT2024-01-05.csv.gz", "x".repeat(300_000));
        assertRefused(StopException.DAMAGED, line + ":1: expected the columns", line, "bybit-linear");
    }

    private void assertRefused(int code, String words, Path file, String venue) throws IOException {
        StopException stop = assertThrows(StopException.class, () -> imported(file, venue));
        assertTrue(stop.getMessage().contains(words), () -> "expected '" + words + "' in: " + stop.getMessage());
        assertEquals(code, stop.exitCode(), stop.getMessage());
        Path out = folder.resolve("out").resolve(venue);
        if (Files.isDirectory(out) && code != StopException.CANNOT_CREATE) {
            try (Stream<Path> left = Files.list(out)) {
                assertEquals(List.of(), left.toList(), stop.getMessage());
            }
        }
    }
}
