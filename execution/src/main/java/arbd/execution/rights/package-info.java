/**
 * What a venue says of an account and of its key: what the key may do, position mode, margin mode, leverage; one parser
 * for each venue, and the rules by which an account is refused. For threads that may wait, off the hot path.
 */
package arbd.execution.rights;
