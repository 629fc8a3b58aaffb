/**
 * The journal beside plain file writes, and its replay. The goal and the JMH benchmark share the writers and the check
 * that both have written the same.
 */
package arbd.bench.journal;
