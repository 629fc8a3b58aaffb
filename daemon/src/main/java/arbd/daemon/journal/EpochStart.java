package arbd.daemon.journal;

import arbd.market.InstrumentTable;

/**
 * All that replay needs to know before the first input: the first record of every journal.
 *
 * @param epoch life of the process, from 1
 * @param previousEpoch the life before, 0 = none
 * @param previousOutbound last outbound ring sequence that the life before journaled, -1 = none: orders regenerated
 *     beyond it were never sent
 * @param halted whether a halt was latched
 * @param instruments venues, assets and instruments
 * @param carried what the life before left behind
 * @param instance name of this daemon
 * @param build version of the program
 * @param command the verb that ran
 * @param configName file name of the configuration
 * @param configText its exact text
 */
public record EpochStart(
        int epoch, int previousEpoch, long previousOutbound, boolean halted, InstrumentTable instruments,
        Carried carried, String instance, String build, String command, String configName, String configText) {
}
