/**
 * Asks venues what their accounts are charged: at the start, daily and after a fill that was charged more, on
 * threads of its own, and hands the fees to the pipeline, where they are journaled and decided on.
 */
package arbd.daemon.fees;
