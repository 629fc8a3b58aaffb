package arbd.feeds.net;

import arbd.market.Require;
import java.net.URI;

/** Which addresses may be connected to: encrypted ones, and others on this machine. */
final class SafeAddress {
    private SafeAddress() {
    }

    /**
     * Whether the address is encrypted.
     *
     * @param encrypted scheme with TLS
     * @param plain the same without, for this machine only
     * @throws IllegalArgumentException when the address is neither
     */
    static boolean secure(URI address, String encrypted, String plain) {
        boolean secure = encrypted.equals(address.getScheme());
        Require.that(secure || plain.equals(address.getScheme()), "address must be %s:// or %s://, was %s", encrypted,
                plain, address);
        Require.that(address.getHost() != null, "address has no host: %s", address);
        Require.that(secure || HostLookup.loopback(address.getHost()),
                "%s:// without encryption is only for this machine, was %s", plain, address);
        return secure;
    }
}
