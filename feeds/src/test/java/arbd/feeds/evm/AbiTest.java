package arbd.feeds.evm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.amm.U256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.bouncycastle.jcajce.provider.digest.Keccak;
import org.junit.jupiter.api.Test;

final class AbiTest {
    @Test
    void shouldNameFunctionsAndEventsByTheirSignatures() {
        Map<String, String> functions = Map.of("token0()", Abi.TOKEN0, "token1()", Abi.TOKEN1,
                "getReserves()", Abi.GET_RESERVES, "fee()", Abi.FEE, "tickSpacing()", Abi.TICK_SPACING,
                "slot0()", Abi.SLOT0, "liquidity()", Abi.LIQUIDITY, "tickBitmap(int16)", Abi.TICK_BITMAP,
                "ticks(int24)", Abi.TICKS);
        functions.forEach((signature, selector) ->
                assertEquals(keccak(signature).substring(0, 8), selector, signature));
        Map<String, String> events = Map.of("Sync(uint112,uint112)", Abi.SYNC,
                "Swap(address,address,int256,int256,uint160,uint128,int24)", Abi.SWAP,
                "Mint(address,address,int24,int24,uint128,uint256,uint256)", Abi.MINT,
                "Burn(address,int24,int24,uint128,uint256,uint256)", Abi.BURN);
        events.forEach((signature, topic) -> assertEquals("0x" + keccak(signature), topic, signature));
    }

    private static String keccak(String text) {
        return HexFormat.of().formatHex(new Keccak.Digest256().digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void shouldWriteSignedArguments() {
        for (int value : new int[] {0, 1, -1, 255, -256, 887_272, -887_272, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertEquals("0xf30dba93" + Hex.word(value), Abi.call(Abi.TICKS, value));
        }
        assertEquals("0x0dfe1681", Abi.call(Abi.TOKEN0));
    }

    @Test
    void shouldKnowSignedNumbersOfAWidth() {
        for (long value : new long[] {0, 1, -1, 8_388_607, -8_388_608}) {
            assertTrue(Abi.isSigned(word(BigInteger.valueOf(value)), 24), "" + value);
        }
        for (long value : new long[] {8_388_608, -8_388_609, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertFalse(Abi.isSigned(word(BigInteger.valueOf(value)), 24), "" + value);
        }
        BigInteger edge = BigInteger.ONE.shiftLeft(127);
        assertTrue(Abi.isInt128(word(edge.subtract(BigInteger.ONE))));
        assertTrue(Abi.isInt128(word(edge.negate())));
        assertFalse(Abi.isInt128(word(edge)));
        assertFalse(Abi.isInt128(word(edge.negate().subtract(BigInteger.ONE))));
        // The sign must be in every limb.
        assertFalse(Abi.isSigned(new U256().set(0, 0, -1, -1), 24));
        assertFalse(Abi.isSigned(new U256().set(-1, 0, -1, -1), 24));
        assertFalse(Abi.isSigned(new U256().set(1, 0, 0, 1), 24));
    }

    private static U256 word(BigInteger value) {
        return U256.of(value.mod(BigInteger.ONE.shiftLeft(256)));
    }
}
