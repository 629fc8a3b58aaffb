/**
 * Stages on rings: the shells that give the pure decision its inputs, write everything down and send what was decided.
 * Each stage is an Agrona agent; {@link arbd.daemon.pipeline.Pipeline} puts them on one thread or on one each.
 *
 * <pre>{@code
 * TickPublisher, AccountPublisher --> [inbound] --> DecideStage --> [outbound] --> JournalStage --> ExecuteStage
 *                                         +-----------------------------------------^
 * }</pre>
 */
package arbd.daemon.pipeline;
