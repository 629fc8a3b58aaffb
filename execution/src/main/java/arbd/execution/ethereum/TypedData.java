package arbd.execution.ethereum;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * What a wallet signs of typed structured data (EIP-712): structs whose members are texts, whole numbers, addresses and
 * 32 bytes. Whatever else there is in EIP-712 is not needed here.
 */
public final class TypedData {
    private static final int WORD = 32;

    /**
     * One member of a struct.
     *
     * @param type {@code string}, {@code uint...}, {@code address} or {@code bytes32}
     * @param value text as it is, numbers in decimal, addresses and bytes with {@code 0x}
     */
    public record Member(String type, String name, String value) {
    }

    private TypedData() {
    }

    /** Hash of a domain without salt; {@code verifyingContract} is the address 0. */
    public static byte[] domain(String name, String version, long chainId) {
        return struct("EIP712Domain", List.of(new Member("string", "name", name),
                new Member("string", "version", version), new Member("uint256", "chainId", Long.toString(chainId)),
                new Member("address", "verifyingContract", "0x" + "0".repeat(40))));
    }

    /** Hash of a struct. */
    public static byte[] struct(String primaryType, List<Member> members) {
        Keccak256 keccak = new Keccak256().add(typeHash(primaryType, members));
        members.forEach(member -> keccak.add(word(member)));
        return keccak.finish();
    }

    /** What is signed. */
    public static byte[] digest(byte[] domain, byte[] struct) {
        return new Keccak256().add(0x19).add(1).add(domain).add(struct).finish();
    }

    /** Hash of a struct's type. */
    public static byte[] typeHash(String primaryType, List<Member> members) {
        List<String> texts = members.stream().map(member -> member.type + " " + member.name).toList();
        return Keccak256.hash(primaryType + "(" + String.join(",", texts) + ")");
    }

    private static byte[] word(Member member) {
        switch (member.type) {
            case "string":
                return Keccak256.hash(member.value.getBytes(StandardCharsets.UTF_8));
            case "address":
            case "bytes32":
                return padded(HexFormat.of().parseHex(member.value, 2, member.value.length()));
            default:
                byte[] number = new BigInteger(member.value).toByteArray();
                return padded(number);
        }
    }

    private static byte[] padded(byte[] value) {
        int from = Math.max(0, value.length - WORD);
        byte[] word = new byte[WORD];
        System.arraycopy(value, from, word, WORD - value.length + from, value.length - from);
        return word;
    }
}
