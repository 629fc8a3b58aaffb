package arbd.execution.sim.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Hashes, headers and blooms against published ones and against a block that another node (anvil 1.7.1) made. */
final class KeccakTest {
    private static final String CONTRACT = "0x5fbdb2315678afecb367f032d93f642f64180aa3";

    /** One byte short of a block of the sponge, a whole one, and more than two. */
    @Test
    void shouldHashAsTheOriginalKeccakDoes() {
        assertEquals("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
                Hex.bytes(Keccak.hash("")));
        assertEquals("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",
                Hex.bytes(Keccak.hash(new byte[] {(byte) 0x80})), "the empty trie's root");
        assertEquals("0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",
                Hex.bytes(Keccak.hash(new Rlp().list())), "no uncles");
    }

    /** All published in the contracts' documentation and on every block explorer. */
    @Test
    void shouldCallFunctionsAndEventsByTheirPublishedNames() {
        assertEquals(List.of("0x0dfe1681", "0xd21220a7", "0x0902f1ac", "0x18160ddd", "0xddca3f43", "0xd0c93a7c",
                "0x3850c7bd", "0x1a686502", "0x5339c296", "0xf30dba93"),
                List.of("token0()", "token1()", "getReserves()", "totalSupply()", "fee()", "tickSpacing()", "slot0()",
                        "liquidity()", "tickBitmap(int16)", "ticks(int24)").stream().map(Abi::selector).toList());
        assertEquals("0x1c411e9a96e071241c2f21f7726b17ae89e3cab4c78be50e062b03a9fffbbad1", Events.SYNC);
        assertEquals("0xd78ad95fa46c994b6551d0da85fc275fe613ce37657fb8d5e3d130840159d822", Events.PAIR_SWAP);
        assertEquals("0x4c209b5fc8ad50758f13e2e1088ba56a560dff690a1c6fef26394f4c03821c4f", Events.PAIR_MINT);
        assertEquals("0xdccd412f0b1252819cb1fd330b93224ca42612892bb3f4f789976e6d81936496", Events.PAIR_BURN);
        assertEquals("0xc42079f94a6350d7e6235f29174924f928cc2ac818eb64fed8004e115fbcca67", Events.SWAP);
        assertEquals("0x7a53080ba414158be7ec69b987b5fb7d07dee101fe85488f0853ae16239d0bde", Events.MINT);
        assertEquals("0x0c396cd989a39f4459b5fa1aed6a9a8dcdbc45908acfd67e028cd568da98982c", Events.BURN);
    }

    /** Block 1 of a chain of anvil's, Shanghai, with one log of three topics; the hash covers the bloom too. */
    @Test
    void shouldFilterAndHashABlockAsAnotherNodeDoes() {
        Bloom bloom = new Bloom();
        bloom.add(CONTRACT);
        for (String topic : List.of("dd", "cccc", "bbbb")) {
            bloom.add("0x" + "0".repeat(Hex.WORD_DIGITS - topic.length()) + topic);
        }
        byte[] header = new Rlp().hex("0x7fe8d0a0f18b12c204e9fd58c039024b0e4a83725d70c62ed37d881dd31ecec4")
                .hex("0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347")
                .hex("0x0000000000000000000000000000000000000000")
                .hex("0x98d752409a9a9f99145aef83229fbc4770d437236523c1bb744583a73037d6a3")
                .hex("0x60ca534d5690bac8475655af0a4f84d5a9102811569254f34712a9cb27af241b")
                .hex("0xb5555f80d268105d5f45771b030b70af369e40c013976cd2383750de4f723c74")
                .hex(bloom.toString()).number(0).number(1).number(0x1c9c380L).number(0xd747L).number(0x6b078f0bL)
                .hex("0x").hex("0xfdeb82c5b26505e16a273d28f367bb84c614fd2ddcf678fef6771ea55945cdf4")
                .hex("0x0000000000000000").number(0x3b9aca00L)
                .hex("0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421").list();
        assertEquals("0xd19d8a27b894b1c38f57e0e80fbe7df878f8e8814e00b5b58261711afff223ed",
                Hex.bytes(Keccak.hash(header)));
    }
}
