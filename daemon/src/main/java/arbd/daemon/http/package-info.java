/**
 * The status page of a running daemon, its health check and its metrics, for people and programs on the same machine.
 * One thread of its own runs all of it; it reads counters that any thread may read and follows the journal like any
 * other reader, so nothing here is on, or in the way of, the path from tick to order.
 */
package arbd.daemon.http;
