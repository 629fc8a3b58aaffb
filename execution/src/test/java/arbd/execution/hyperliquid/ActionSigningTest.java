package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import arbd.execution.ethereum.Curve;
import arbd.execution.ethereum.TypedData;
import arbd.execution.ethereum.WalletKey;
import arbd.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every published signature, by the native library and by Java alone. */
final class ActionSigningTest {
    private static final List<Curve> CURVES = List.of(Curve.nativeLibrary(), Curve.plainJava());

    @Test
    void shouldSignActionsAsPublished() throws Exception {
        int actions = 0;
        int signatures = 0;
        for (JsonNode vector : vectors()) {
            if (!vector.get("kind").asText().equals("l1")) {
                continue;
            }
            String id = vector.get("id").asText();
            JsonNode reference = vector.get("computed_reference");
            JsonNode expected = vector.get("expected");
            MessagePack action = new MessagePack();
            PackedJson.append(vector.get("action"), action);
            String packed = hex(Arrays.copyOf(action.bytes(), action.length()));
            assertEquals(reference.get("msgpack").asText(), packed, id);
            assertEquals(expected.path("msgpack").asText(packed).replaceFirst("^(?!0x)", "0x"), packed, id);
            for (boolean testnet : new boolean[] {false, true}) {
                String net = testnet ? "testnet" : "mainnet";
                AgentDigest agent = new AgentDigest(testnet);
                byte[] connection = agent.connectionId(action, vector.get("nonce").asLong(),
                        AgentDigest.vault(vector.get("vault_address").textValue()),
                        vector.get("expires_after").asLong());
                assertEquals(reference.get("connection_id").asText(), hex(connection), id);
                assertEquals(expected.path("connection_id").asText(hex(connection)), hex(connection), id);
                byte[] digest = agent.digest(connection);
                assertEquals(reference.path("digest_" + net).asText(hex(digest)), hex(digest), id);
                assertEquals(expected.path("digest_" + net).asText(hex(digest)), hex(digest), id);
                signatures += signed(vector, expected.path(net), digest);
            }
            actions++;
        }
        assertEquals(14, actions);
        assertEquals(2 * 10, signatures);
    }

    @Test
    void shouldSignTypedDataAsPublished() throws Exception {
        int checked = 0;
        for (JsonNode vector : vectors()) {
            if (!vector.get("kind").asText().equals("user_signed")) {
                continue;
            }
            List<TypedData.Member> members = new ArrayList<>();
            for (JsonNode type : vector.get("types")) {
                String name = type.get("name").asText();
                members.add(new TypedData.Member(type.get("type").asText(), name,
                        vector.get("message").get(name).asText()));
            }
            byte[] digest = TypedData.digest(TypedData.domain("HyperliquidSignTransaction", "1",
                    vector.get("signature_chain_id").asLong()),
                    TypedData.struct(vector.get("primary_type").asText(), members));
            for (String net : new String[] {"mainnet", "testnet"}) {
                assertEquals(vector.get("computed_reference").path("digest_" + net).asText(hex(digest)), hex(digest));
                checked += signed(vector, vector.get("expected").path(net), digest);
            }
        }
        assertEquals(4, checked);
    }

    private static int signed(JsonNode vector, JsonNode expected, byte[] digest) {
        if (!expected.has("r")) {
            return 0;
        }
        for (Curve curve : CURVES) {
            String id = vector.get("id").asText() + " by " + curve.title();
            WalletKey key = new WalletKey(curve, vector.get("private_key").asText());
            byte[] signature = key.sign(digest);
            String r = hex(Arrays.copyOf(signature, 32));
            String s = hex(Arrays.copyOfRange(signature, 32, 64));
            assertEquals(expected.get("r").asText(), r, id);
            assertEquals(expected.get("s").asText(), s, id);
            assertEquals(expected.get("v").asInt(), signature[64], id);
            assertEquals(expected.path("r_as_published").asText(stripped(r)), stripped(r), id);
            assertEquals(expected.path("s_as_published").asText(stripped(s)), stripped(s), id);
            assertEquals(expected.path("packed").asText(hex(signature)), hex(signature), id);
            assertEquals(vector.get("address").asText(), key.address(), id);
            assertEquals(vector.get("address").asText(), WalletKey.signer(curve, digest, signature), id);
        }
        return 1;
    }

    /** As the venue's own client prints it: a number, without leading zeros. */
    private static String stripped(String word) {
        return "0x" + new BigInteger(word.substring(2), 16).toString(16);
    }

    @Test
    void shouldHashWhatIsSignedAndNothingElse() {
        MessagePack action = new MessagePack();
        action.map(1).text("type").text("scheduleCancel");
        AgentDigest agent = new AgentDigest(false);
        String plain = hex(agent.connectionId(action, 7, null, AgentDigest.NEVER));
        byte[] vault = AgentDigest.vault("0x1719884eb866cb12b2287399b15f7db5e7d775ea");
        assertEquals(plain, hex(agent.connectionId(action, 7, null, AgentDigest.NEVER)), "ready for the next");
        assertNotEquals(plain, hex(agent.connectionId(action, 8, null, AgentDigest.NEVER)));
        assertNotEquals(plain, hex(agent.connectionId(action, 7, vault, AgentDigest.NEVER)));
        assertNotEquals(plain, hex(agent.connectionId(action, 7, null, 9)));
        assertNotEquals(hex(agent.digest(vault)), hex(new AgentDigest(true).digest(vault)));
    }

    @Test
    void shouldPackEachLengthInItsShortestForm() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (String[] pair : new String[][] {{"127", "7f"}, {"128", "cc80"}, {"255", "ccff"}, {"256", "cd0100"},
                {"65535", "cdffff"}, {"65536", "ce00010000"}, {"4294967295", "ceffffffff"},
                {"4294967296", "cf0000000100000000"}, {"null", "c0"}, {"true", "c3"}, {"[]", "90"}, {"{}", "80"},
                {"\"" + "x".repeat(31) + "\"", "bf" + "78".repeat(31)},
                {"\"" + "x".repeat(32) + "\"", "d920" + "78".repeat(32)},
                {"\"" + "x".repeat(256) + "\"", "da0100" + "78".repeat(256)},
                {"[" + "0,".repeat(15) + "0]", "dc0010" + "00".repeat(16)}}) {
            MessagePack packed = new MessagePack();
            PackedJson.append(json.readTree(pair[0]), packed);
            assertEquals("0x" + pair[1], hex(Arrays.copyOf(packed.bytes(), packed.length())), pair[0]);
        }
        JsonNode negative = json.readTree("-1");
        JsonNode broken = json.readTree("1.5");
        assertThrows(IllegalArgumentException.class, () -> PackedJson.append(negative, new MessagePack()));
        assertThrows(IllegalArgumentException.class, () -> PackedJson.append(broken, new MessagePack()));
    }

    private static JsonNode vectors() throws Exception {
        return new ObjectMapper().readTree(
                SharedData.path("venues/visible/hyperliquid/signing_vectors.json").toFile()).get("vectors");
    }

    private static String hex(byte[] bytes) {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
