package arbd.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a contract is, where the venue counts contracts. */
class ContractsTest {
    @Test
    void shouldReadWhatAContractIsAndLeaveRoomForIt() throws IOException, ConfigException {
        List<InstrumentConfig> listed = ConfigFile.parse("swaps.yaml", text("", "")).venue("gamma").instruments();

        assertEquals(-1, listed.get(0).contractTens());
        assertEquals(3, listed.get(0).qtyDecimals());
        assertEquals(6, listed.get(1).contractTens());
        assertEquals(0, listed.get(1).qtyDecimals());
        assertEquals(InstrumentKind.PERP_LINEAR, listed.get(0).kind());
        assertEquals(FeeCharge.QUOTE, ConfigFile.parse("swaps.yaml", text("", "")).venue("gamma").feeSide());
    }

    /** A lot of ten contracts of 0.1 is one whole ETH, and yet the venue may show 0.1 in its book. */
    @Test
    void shouldKeepTheDecimalsOfOneContract() throws IOException, ConfigException {
        String whole = text("lot: \"0.001\"", "lot: \"1\"");
        assertEquals(1, ConfigFile.parse("swaps.yaml", whole).venue("gamma").instruments().get(0).qtyDecimals());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            , contract: "0.1"       | ''                | contract: expected what one contract is of the base asset
            contract: "0.1"         | contract: "0.2"   | contract: expected a power of ten such as 0.01, was '0.2'
            contract: "0.1"         | contract: "0"     | contract: expected a power of ten such as 0.01, was '0'
            lot: "0.001"            | lot: "1", qtyDecimals: 0 | qtyDecimals: expected at least 1, the decimals of a
            ETH-USDT-SWAP           | ETH-USD-SWAP      | ETH-USD-SWAP: expected a swap that is margined in its quote
            ETH-USDT-SWAP           | ETH-USDT          | ETH-USDT: expected a swap that is margined in its quote
            protocol: okx-swap      | protocol: kraken  | contract: expected no contract for protocol kraken, which
            """)
    void shouldRefuseWhatCannotBeCounted(String old, String put, String expected) throws IOException {
        String changed = text(old, put);
        ConfigException refusal = assertThrows(ConfigException.class, () -> ConfigFile.parse("swaps.yaml", changed));
        assertTrue(refusal.getMessage().contains(expected), refusal.getMessage());
    }

    private static String text(String old, String put) throws IOException {
        String text = RefusedCases.resource("swaps.yaml");
        assertTrue(text.contains(old), old);
        return text.replace(old, put);
    }
}
