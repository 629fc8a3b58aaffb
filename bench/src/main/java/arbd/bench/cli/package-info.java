/** The command {@code ./arbd bench}: which goals there are, and how their lines are printed. */
package arbd.bench.cli;
