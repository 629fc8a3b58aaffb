package arbd.daemon.run;

import arbd.config.DaemonConfig;
import arbd.config.Mode;
import arbd.config.VenueConfig;
import arbd.daemon.journal.Carried;
import arbd.daemon.journal.DamagedJournalException;
import arbd.daemon.journal.EpochCodec;
import arbd.daemon.journal.EpochStart;
import arbd.daemon.journal.JournalException;
import arbd.daemon.journal.JournalReader;
import arbd.daemon.replay.ReplayResult;
import arbd.daemon.replay.Replayer;
import arbd.daemon.setup.Markets;
import arbd.market.InstrumentTable;
import arbd.route.RouteTable;
import java.nio.file.Path;
import java.util.List;

/**
 * What the latest life left behind, by replaying its journal.
 *
 * @param previousEpoch that life, 0 = there was none
 * @param previousOutbound last output that it journaled, -1 = none
 * @param neverSent orders that replay regenerates but that were never journaled
 * @param carried what was not over
 * @param clean whether it stopped in order
 */
public record Recovery(int previousEpoch, long previousOutbound, int neverSent, Carried carried, boolean clean) {
    private static final Recovery FIRST = new Recovery(0, -1, 0, Carried.NOTHING, true);

    /**
     * Replays the latest journal that a life wrote anything into, if there is one.
     *
     * @throws StopException when it is damaged, or something open in it cannot be carried into this configuration
     */
    public static Recovery of(List<Path> runsLatestFirst, Mode mode, InstrumentTable instruments, RouteTable routes)
            throws StopException {
        for (Path run : runsLatestFirst) {
            // A life that ended before its first record was written left what the life before it had left.
            if (!empty(run)) {
                return of(run, mode, instruments, routes);
            }
        }
        return FIRST;
    }

    private static Recovery of(Path latest, Mode mode, InstrumentTable instruments, RouteTable routes)
            throws StopException {
        try (JournalReader reader = JournalReader.open(latest)) {
            ReplayResult result = Replayer.run(reader, records -> { });
            if (!result.equal()) {
                throw new StopException(StopException.DAMAGED, "the last journal " + latest
                        + " does not replay: " + result.divergence() + "; move it away to start without it");
            }
            if (!result.start().command().equals("run")) {
                throw new StopException(StopException.USAGE, "instance '" + result.start().instance()
                        + "' is not for trading: its latest journal is of " + result.start().command()
                        + "; choose another with --instance NAME");
            }
            boolean venuesGone = gone(result.start());
            if (!venuesGone && mode == Mode.PAPER) {
                throw new StopException(StopException.USAGE, "instance '" + result.start().instance()
                        + "' trades on real venues: paper would forget what is open there; choose another with"
                        + " --instance NAME");
            }
            if (!venuesGone) {
                checkCarried(result, instruments, routes);
            }
            return new Recovery(result.start().epoch(), result.lastOutbound(), result.neverSent(),
                    venuesGone ? Carried.NOTHING : result.carried(), result.cleanEnd());
        } catch (DamagedJournalException e) {
            throw new StopException(StopException.DAMAGED, e.getMessage() + "; move it away to start without it", e);
        } catch (JournalException e) {
            throw new StopException(StopException.DAMAGED, e.getMessage() + "; move it away to start without it", e);
        }
    }

    private static boolean empty(Path run) {
        try (JournalReader reader = JournalReader.open(run)) {
            return !reader.next();
        } catch (DamagedJournalException e) {
            return false;
        } catch (JournalException e) {
            return true;
        }
    }

    /**
     * Embedded venues and paper accounts end with their process: there is nobody to ask, and nothing they held is naked
     * any more.
     */
    private static boolean gone(EpochStart before) {
        DaemonConfig config = EpochCodec.config(before.configName(), before.configText());
        return config.mode() == Mode.PAPER || config.venues().stream().anyMatch(VenueConfig::simulated);
    }

    private static void checkCarried(ReplayResult result, InstrumentTable instruments, RouteTable routes)
            throws StopException {
        if (result.carried().isEmpty()) {
            return;
        }
        EpochStart before = result.start();
        RouteTable routesBefore = Markets.routes(
                EpochCodec.config(before.configName(), before.configText()), before.instruments());
        boolean same = before.instruments().instruments().equals(instruments.instruments())
                && routesBefore.routes().equals(routes.routes());
        if (!same) {
            throw new StopException(StopException.CONFIGURATION, "epoch " + before.epoch() + " left "
                    + result.carried().unknown() + " orders of unknown outcome, and the instruments or routes have"
                    + " changed since: start once with the configuration of that epoch so that they are resolved");
        }
    }
}
