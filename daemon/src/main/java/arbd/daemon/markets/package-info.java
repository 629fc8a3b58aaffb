/**
 * Watches what venues say of their markets: asks for listings at the start, every hour and after a refusal for a price
 * or a size, on threads of its own, and hands what changed to the pipeline, where it is journaled and decided on.
 */
package arbd.daemon.markets;
