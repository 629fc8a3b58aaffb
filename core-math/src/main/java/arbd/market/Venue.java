package arbd.market;

/**
 * An exchange account's market place, as configured: two venues may speak the same protocol.
 *
 * @param id dense index, 0-based, unique within one {@link InstrumentTable}
 * @param name the name given in the configuration
 * @param protocol the wire protocol: {@code binance}, {@code binance-usdm}, {@code binance-coinm}, {@code kraken},
 *     {@code okx}
 */
public record Venue(int id, String name, String protocol) {
    /** Checks the bounds above. */
    public Venue {
        Require.that(id >= 0, "venue id must not be negative, was %d", id);
    }
}
