/**
 * The packaged daemon as its users have it: a process of its own, with its signals, exit codes and files. Every test
 * has a temporary folder, talks to loopback only and ends no process but its own children. The reasoning about what
 * must hold is done here a second time, with {@code BigDecimal}, from the journal's records and the venues' ledgers.
 */
package arbd.daemon.e2e;
