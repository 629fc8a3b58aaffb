/**
 * Writes a first configuration: which markets of which venues ({@code markets.tsv}), and what has to be said besides.
 * What it writes is read back by {@link arbd.config.ConfigFile} before anybody sees it.
 */
package arbd.daemon.init;
