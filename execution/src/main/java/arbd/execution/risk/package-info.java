/**
 * What may refuse: one class per gate, each with its own small state, all owned by decide and pure. A refusal is a
 * value ({@link arbd.execution.risk.Verdict}), never an exception, and it is journaled like everything decided.
 *
 * <pre>{@code
 * candidate --> HaltGate --> ... --> OrderRateGate --> size --> OrderNotionalGate --> NakedGate --> TAKEN
 * }</pre>
 */
package arbd.execution.risk;
