/**
 * YAML configuration to immutable records, or every problem at once.
 *
 * <p>{@link arbd.config.ConfigFile} is the door. The text becomes a tree of nodes that know their line and column; each
 * section is a table of keys ({@code Shape}) that both reads the section and describes it in the JSON Schema; cross
 * rules come last, on the records. Runs once, on the thread that starts the daemon or a replay; results are immutable
 * and may be read from any thread. Depends on no other module, so that a recorded configuration text can be read by
 * every tool. No record holds a secret: an account is named here, its credentials are in a file of their own.
 */
package arbd.config;
