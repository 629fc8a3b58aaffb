/**
 * Reading venue texts as bytes: a checking JSON cursor, symbol lookup and time stamps, none of which allocates after
 * construction or throws on bad input. Used by one thread at a time.
 */
package arbd.feeds.wire;
