package arbd.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.market.Decimals;
import arbd.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class EdgeSurveyTest {
    private static final String RECORDING = "venues/visible/binance/concurrent_btc_3markets_20240808";
    private static final Pattern BEST = Pattern.compile("\"b\":\"([0-9.]+)\".*?\"a\":\"([0-9.]+)\"");
    private static final int FORWARD = 0;
    private static final int REVERSE = 1;

    @Test
    void shouldSurveyTheRecordingOfThreeMarketsAsItsReferenceDoes() throws IOException {
        String expected = Files.readString(SharedData.path(RECORDING + ".expected.json"));
        List<String> thresholds = List.of("-10", "-6", "-5", "-4", "-3", "-2", "0");
        EdgeSurvey survey = new EdgeSurvey(2, thresholds);
        long lines = drive(survey);
        assertEquals(number(expected, "\"lines\": (\\d+)"), Long.toString(lines));
        String counts = expected.substring(expected.indexOf("\"lines_above_threshold_bps\""));
        String forward = counts.substring(counts.indexOf("\"fwd\""), counts.indexOf("\"rev\""));
        String reverse = counts.substring(counts.indexOf("\"rev\""), counts.indexOf("\"samples\""));
        for (int i = 0; i < thresholds.size(); i++) {
            String pattern = "\"" + thresholds.get(i) + "\": (\\d+)";
            assertEquals(number(forward, pattern), Long.toString(survey.atOrAbove(FORWARD, i)));
            assertEquals(number(reverse, pattern), Long.toString(survey.atOrAbove(REVERSE, i)));
        }
        assertEquals(extreme(expected, "fwd_max"), survey.maxBps(FORWARD) + " " + survey.maxLine(FORWARD));
        assertEquals(extreme(expected, "fwd_min"), survey.minBps(FORWARD) + " " + survey.minLine(FORWARD));
        assertEquals(extreme(expected, "rev_max"), survey.maxBps(REVERSE) + " " + survey.maxLine(REVERSE));
        assertEquals(extreme(expected, "rev_min"), survey.minBps(REVERSE) + " " + survey.minLine(REVERSE));
        assertEquals(0, survey.unpriced(FORWARD) + survey.unpriced(REVERSE));
    }

    private static long drive(EdgeSurvey survey) throws IOException {
        long[] spot = new long[2];
        long[] usdm = new long[2];
        long line = 0;
        try (BufferedReader wire = open(".wire.jsonl.gz"); BufferedReader meta = open(".meta.tsv.gz")) {
            assertEquals("line\tt_ns\tmarket", meta.readLine());
            for (String text = wire.readLine(); text != null; text = wire.readLine()) {
                line++;
                String[] columns = meta.readLine().split("\t");
                assertEquals(Long.toString(line), columns[0]);
                Matcher best = BEST.matcher(text);
                assertTrue(best.find(), text);
                long[] market = columns[2].equals("spot") ? spot : columns[2].equals("usdm") ? usdm : new long[2];
                int decimals = market == spot ? 8 : 2;
                market[0] = Decimals.parse(best.group(1), decimals);
                market[1] = Decimals.parse(best.group(2), decimals);
                if (spot[0] != 0 && usdm[0] != 0) {
                    survey.observe(FORWARD, line, usdm[0], 2, spot[1], 8);
                    survey.observe(REVERSE, line, spot[0], 8, usdm[1], 2);
                }
            }
        }
        return line;
    }

    private static BufferedReader open(String suffix) throws IOException {
        return new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.path(RECORDING + suffix))),
                StandardCharsets.UTF_8));
    }

    private static String number(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        assertTrue(matcher.find(), pattern);
        return matcher.group(1);
    }

    private static String extreme(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\\s*\\{\\s*\"bps\":\\s*\"([^\"]+)\",\\s*"
                + "\"first_line\":\\s*(\\d+)").matcher(json);
        assertTrue(matcher.find(), name);
        return matcher.group(1) + " " + matcher.group(2);
    }

    @Test
    void shouldCountAndRankAsBigDecimalDoes() {
        long seed = 8L;
        Random random = new Random(seed);
        List<String> thresholds = List.of("-10", "0", "3.333333", "0.5", "-0.000001");
        EdgeSurvey survey = new EdgeSurvey(1, thresholds);
        long[] counts = new long[thresholds.size()];
        List<BigDecimal> edges = new ArrayList<>();
        for (int line = 1; line <= 20_000; line++) {
            int sellDecimals = random.nextInt(6);
            int buyDecimals = random.nextInt(6);
            long buy = 1 + random.nextInt(400);
            BigDecimal buyPx = BigDecimal.valueOf(buy * Decimals.pow10(buyDecimals) + random.nextInt(2), buyDecimals);
            BigDecimal sellPx = BigDecimal.valueOf(buy * Decimals.pow10(sellDecimals) + random.nextInt(3) - 1,
                    sellDecimals).max(BigDecimal.valueOf(1, sellDecimals));
            survey.observe(0, line, sellPx.unscaledValue().longValueExact(), sellPx.scale(),
                    buyPx.unscaledValue().longValueExact(), buyPx.scale());
            BigDecimal gain = sellPx.subtract(buyPx).movePointRight(4);
            edges.add(gain.divide(buyPx, 60, RoundingMode.HALF_EVEN));
            for (int i = 0; i < counts.length; i++) {
                counts[i] += gain.compareTo(new BigDecimal(thresholds.get(i)).multiply(buyPx)) >= 0 ? 1 : 0;
            }
        }
        BigDecimal most = edges.stream().max(BigDecimal::compareTo).orElseThrow();
        BigDecimal least = edges.stream().min(BigDecimal::compareTo).orElseThrow();
        assertEquals(edges.indexOf(most) + 1, survey.maxLine(0), "seed " + seed);
        assertEquals(edges.indexOf(least) + 1, survey.minLine(0), "seed " + seed);
        assertEquals(most.setScale(6, RoundingMode.HALF_EVEN).toPlainString(), survey.maxBps(0), "seed " + seed);
        assertEquals(least.setScale(6, RoundingMode.HALF_EVEN).toPlainString(), survey.minBps(0), "seed " + seed);
        for (int i = 0; i < counts.length; i++) {
            assertEquals(counts[i], survey.atOrAbove(0, i), "seed " + seed + " threshold " + thresholds.get(i));
        }
        assertEquals(20_000, survey.observed(0));
    }

    @Test
    void shouldNotCountWhatItCannotPrice() {
        EdgeSurvey survey = new EdgeSurvey(1, List.of("0"));
        survey.observe(0, 1, 0, 2, 100, 2);
        survey.observe(0, 2, 100, 2, -1, 2);
        survey.observe(0, 3, Long.MAX_VALUE, 0, 100, 12);
        assertEquals(3, survey.unpriced(0));
        assertEquals(0, survey.observed(0));
        assertEquals("", survey.maxBps(0));
        assertEquals(0, survey.minLine(0));
    }

    @Test
    void shouldRefuseAThresholdThatIsNoNumber() {
        assertThrows(IllegalArgumentException.class, () -> new EdgeSurvey(1, List.of("two")));
        assertThrows(IllegalArgumentException.class, () -> new EdgeSurvey(1, List.of("0.0000001")));
    }
}
