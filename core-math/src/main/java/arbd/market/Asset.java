package arbd.market;

/**
 * A currency by identity, never by ticker text: two venues that call different things {@code "ONE"} hold two assets.
 *
 * @param id dense index, 0-based, unique within one {@link InstrumentTable}
 * @param name canonical name, for people ({@code BTC}, {@code USDT})
 * @param decimals decimal places of one unit of account, 0..18: an amount of {@code n} means {@code n * 10^-decimals}
 */
public record Asset(int id, String name, int decimals) {
    /** Checks the bounds above. */
    public Asset {
        Require.that(id >= 0, "asset id must not be negative, was %d", id);
        Require.that(decimals >= 0 && decimals <= 18, "asset decimals must be 0..18, was %d", decimals);
    }
}
