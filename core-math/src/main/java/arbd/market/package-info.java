/**
 * The words of the trade: venues, assets, instruments and what the market says about them.
 *
 * <p>Prices and quantities are {@code long} mantissas; the decimal exponent belongs to the instrument. Amounts of an
 * asset are {@code long} counts of that asset's smallest unit ({@link arbd.market.Asset#decimals()}). Nothing here
 * reads a clock, does I/O or holds a lock. Tables are immutable after construction and may be read from any thread;
 * a {@link arbd.market.Tick} is a mutable slot owned by whoever fills it.
 */
package arbd.market;
