/**
 * Raw market data on disk: what a feed's protocol reads and asks is copied into a bounded queue, and a thread of its
 * own writes it as {@code NAME.wire.jsonl.gz} and {@code NAME.meta.tsv.gz}, which {@code decode} and {@code backtest}
 * read. Only market-data connections pass here: no credential ever does.
 */
package arbd.daemon.capture;
