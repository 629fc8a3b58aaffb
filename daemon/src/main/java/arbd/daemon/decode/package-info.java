/**
 * Recorded wire text to events, for people and programs that want to see what a venue said and what became of its
 * books. The books follow the venue's own numbering and checksums ({@link arbd.feeds.SequenceRule}); decimals come
 * from the text itself, and stay exact. One thread, and it may allocate: nothing here is on a hot path.
 */
package arbd.daemon.decode;
