/**
 * Reads the account of every venue that takes orders, at the start and now and then, on threads of its own: what its
 * key may do and how its margin is set. What comes of it goes to the pipeline, where it is journaled and decided on.
 */
package arbd.daemon.accounts;
