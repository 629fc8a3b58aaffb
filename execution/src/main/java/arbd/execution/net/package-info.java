/**
 * What the venues' account sessions share: credentials, signatures, request bookkeeping. Runs on the execute stage's
 * thread, whose event loop the sessions live on.
 */
package arbd.execution.net;
