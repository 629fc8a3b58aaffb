package arbd.daemon.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSpecTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldReadEveryForm() {
        FaultSpec spec = FaultSpec.parse("cut:5s, dropAcks:2.5% ,malform:3/30s,freeze:2s / 1m,delay:300ms,"
                + "reorganise:2/10s,gap:0.000001%");
        assertEquals(List.of(
                new Fault(FaultKind.CUT, 0, 1, 0, 5 * SECOND, "cut:5s"),
                new Fault(FaultKind.DROP_ACKS, 2_500_000, 1, 0, 0, "dropAcks:2.5%"),
                new Fault(FaultKind.MALFORM, 0, 3, 0, 30 * SECOND, "malform:3/30s"),
                new Fault(FaultKind.FREEZE, 0, 1, 2 * SECOND, 60 * SECOND, "freeze:2s / 1m"),
                new Fault(FaultKind.DELAY, 0, 1, 300_000_000, 0, "delay:300ms"),
                new Fault(FaultKind.REORGANISE, 0, 2, 0, 10 * SECOND, "reorganise:2/10s"),
                new Fault(FaultKind.GAP, 1, 1, 0, 0, "gap:0.000001%")), spec.faults());
        assertEquals(spec.faults(), FaultSpec.parse(spec.toString()).faults(), "it reads what it writes");
        assertEquals("", FaultSpec.none().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "\"\"               | 1  | one of cut, cutUser, dropAcks, timeOut, delay, malform, lose,"
                + " loseUser, checksum, gap, freeze, reorganise, was the end",
        "cut:5s,dropAks:2%  | 8  | one of cut, cutUser, dropAcks, timeOut, delay, malform, lose,"
                + " loseUser, checksum, gap, freeze, reorganise, was 'dropAks'",
        "cut                | 4  | ':' and a mean time between two, such as 5s, was the end",
        "cut:               | 5  | a mean time between two, such as 5s, was the end",
        "cut:0s             | 5  | a mean time between two, such as 5s, was '0s'",
        "cut:5              | 5  | a mean time between two, such as 5s, was '5'",
        "cut:5s,cut:6s      | 8  | each word once, was 'cut:6s'",
        "lose:0%            | 6  | a share such as 2%, or a number and a mean time, such as 1/30s, was '0%'",
        "lose:101%          | 6  | a share such as 2%, or a number and a mean time, such as 1/30s, was '101%'",
        "lose:1             | 6  | a share such as 2%, or a number and a mean time, such as 1/30s, was '1'",
        "lose:0/5s          | 6  | a share such as 2%, or a number and a mean time, such as 1/30s, was '0/5s'",
        "lose:1/5           | 6  | a share such as 2%, or a number and a mean time, such as 1/30s, was '1/5'",
        "reorganise:2%      | 12 | a number and a mean time, such as 2/30s, was '2%'",
        "freeze:5s/6s       | 8  | how long, and the mean time between two (twice as long at least), such as 3s/60s,"
                + " was '5s/6s'",
        "cut:5s,            | 8  | one of cut, cutUser, dropAcks, timeOut, delay, malform, lose,"
                + " loseUser, checksum, gap, freeze, reorganise, was the end"})
    void shouldSayWhatStandsWhereAndWhatWasExpected(String text, int at, String expected) {
        IllegalArgumentException wrong =
                assertThrows(IllegalArgumentException.class, () -> FaultSpec.parse(text));
        assertEquals("at character " + at + ": expected " + expected, wrong.getMessage());
    }
}
