/** Tests of the status page over loopback sockets; what no well-behaved client sends is written by hand. */
package arbd.daemon.http;
