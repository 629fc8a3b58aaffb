package arbd.daemon.e2e;

import arbd.execution.sim.LedgerSnapshot;
import arbd.market.InstrumentTable;
import java.util.Map;

/**
 * What all venues booked by now.
 *
 * @param table instruments, with the ids of the daemon's configuration
 * @param ledgers by venue id
 */
record Books(InstrumentTable table, Map<Integer, LedgerSnapshot> ledgers) {
}
