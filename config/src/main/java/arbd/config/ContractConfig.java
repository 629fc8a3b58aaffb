package arbd.config;

/**
 * {@code assets.NAME.chain} and {@code .contract}.
 *
 * @param chain name of the chain, of a-z, 0-9 and {@code -}
 * @param address 0x and 40 hexadecimal digits, in small letters; or a base58 address
 */
public record ContractConfig(String chain, String address) {
    @Override
    public String toString() {
        return chain + ":" + address;
    }
}
