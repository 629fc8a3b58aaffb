package arbd.config;

/**
 * {@code http}: the status page, its health check and metrics. Always on the loopback address.
 *
 * @param enabled whether there is one
 * @param port TCP port, 0..65535; 0 = any free one
 */
public record HttpConfig(boolean enabled, int port) {
}
