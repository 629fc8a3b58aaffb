/**
 * Sockets to ticks. A {@link arbd.feeds.Feed} is one connection of one venue: it subscribes, decodes, keeps the
 * integrity of its books and hands {@link arbd.market.Tick}s to a {@link arbd.market.TickSink}. Everything of one feed
 * runs on the event loop of its connection; only {@link arbd.feeds.net.FeedCounters} may be read from elsewhere.
 */
package arbd.feeds;
