/**
 * Time from tick to order, as the venue sees it. A stand-in for two venues sends frames on a fixed schedule, whoever is
 * late, and takes the time again when the order that a frame caused arrives: of the daemon as it is shipped, of an echo
 * on the same sockets, and of the same work on node and on Python.
 */
package arbd.bench.latency;
