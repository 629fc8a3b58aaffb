/**
 * Order books of one instrument as flat arrays. A book belongs to the connection that feeds it and is touched by that
 * connection's event loop only; it allocates nothing after construction and reads no clock.
 *
 * <pre>{@code
 *   position    0      1      2    ...  count-1      best first, as a reader sees it
 *   BID      101.2  101.1  100.9        falling
 *   ASK      101.3  101.4  101.8        rising
 *
 *   memory   [ free | worst ... best | free ]        what is near the best moves few levels
 * }</pre>
 */
package arbd.book;
