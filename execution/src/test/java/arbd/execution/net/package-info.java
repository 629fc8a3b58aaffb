/** Account sessions and feeds against the simulated venues, over loopback. */
package arbd.execution.net;
