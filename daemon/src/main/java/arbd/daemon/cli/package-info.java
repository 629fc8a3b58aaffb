/** The command line: one class for each verb. Data on standard output, talk on standard error. */
package arbd.daemon.cli;
