/**
 * Paper trading: orders are filled by arithmetic against the books that we know, and no byte leaves. Runs on the one
 * thread that steps the stages, on whatever clock that thread gives it.
 */
package arbd.execution.paper;
