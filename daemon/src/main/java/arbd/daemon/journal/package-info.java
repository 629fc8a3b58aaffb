/**
 * The journal: one appender, one total order, every record numbered and checksummed. The writer belongs to the journal
 * stage; readers ({@code tail}, {@code replay}, the console) open the folder on their own and disturb nobody.
 *
 * <pre>{@code
 * inbound ring  --every input----------------+
 *                                            +--> JournalAppender --> Chronicle Queue
 * outbound ring --after its cause is written-+
 * }</pre>
 */
package arbd.daemon.journal;
