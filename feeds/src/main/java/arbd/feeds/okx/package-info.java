/**
 * OKX v5 market data: how its books are numbered and checked. Whoever owns the book calls these, on its own thread.
 */
package arbd.feeds.okx;
