/**
 * Simulated venues that stand alone: a market of their own on loopback ports, what goes wrong there and when, and the
 * configuration with which a daemon finds them.
 */
package arbd.daemon.sim;
