/**
 * What people are told about routes before anything is traded: which there are, what each costs at least, and why one
 * that they want does not exist. Nothing here decides.
 */
package arbd.daemon.routes;
