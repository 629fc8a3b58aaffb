/**
 * The venues' public daily archives to recordings: rows of trades and quotes become the messages that the venue's
 * streams send, books that are archived as messages stay as they are. Streaming, with constant memory; what cannot be
 * read stops the import with file and line, and nothing of that file is left behind.
 */
package arbd.daemon.archive;
