/**
 * One order to see whether a venue works: placed far away, watched on the private stream, cancelled, asked for. The
 * caller's thread waits and decides; sockets live on a thread of their own and hand what they hear over a queue.
 */
package arbd.daemon.trial;
