package arbd.daemon.backtest;

import arbd.daemon.run.StopException;
import arbd.market.Venue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Which configured venue a recording, or a market named in it, stands for. */
final class RecordedVenues {
    /** No configured venue: such lines are counted and not read. */
    static final int NOT_CONFIGURED = -1;

    private final List<Venue> venues;
    private final String named;

    /**
     * Over these venues.
     *
     * @param named venue of every recording that does not say it itself, null = by the folder's name
     */
    RecordedVenues(List<Venue> venues, String named) throws StopException {
        this.venues = venues;
        this.named = named;
        if (named != null && byName(named) == NOT_CONFIGURED) {
            throw new StopException(StopException.USAGE, "--venue " + named + " is not configured; " + known());
        }
    }

    /** The venue of a whole recording: {@code --venue}, else its folder's name. */
    int ofFile(Path wire) throws StopException {
        if (named != null) {
            return byName(named);
        }
        Path folder = wire.toAbsolutePath().getParent();
        String name = folder == null || folder.getFileName() == null ? "" : folder.getFileName().toString();
        int byName = byName(name);
        int venue = byName != NOT_CONFIGURED ? byName : byProtocol(name, wire.toString());
        if (venue == NOT_CONFIGURED) {
            throw new StopException(StopException.USAGE, wire + " does not say which venue was recorded: say --venue"
                    + " NAME, or VENUE=PATH; " + known());
        }
        return venue;
    }

    /**
     * The venue of a market in a recording of several.
     *
     * @return its id, or {@link #NOT_CONFIGURED}
     */
    int ofMarket(String market, String where) throws StopException {
        return switch (market) {
            case "spot" -> byProtocol("binance", where);
            case "usdm" -> byProtocol("binance-usdm", where);
            case "cm" -> byProtocol("binance-coinm", where);
            default -> throw new StopException(StopException.DAMAGED, where
                    + ": expected market spot, usdm or cm, was '" + market + "'");
        };
    }

    /** The id of the venue with this name, or {@link #NOT_CONFIGURED}. */
    int byName(String name) {
        for (Venue venue : venues) {
            if (venue.name().equals(name)) {
                return venue.id();
            }
        }
        return NOT_CONFIGURED;
    }

    private int byProtocol(String protocol, String where) throws StopException {
        Venue found = null;
        for (Venue venue : venues) {
            if (!venue.protocol().equals(protocol)) {
                continue;
            }
            if (found != null) {
                throw new StopException(StopException.USAGE, where + ": venues " + found.name() + " and "
                        + venue.name() + " both speak " + protocol + ": a backtest needs to know which was recorded");
            }
            found = venue;
        }
        return found == null ? NOT_CONFIGURED : found.id();
    }

    private String known() {
        return "the configuration has " + venues.stream().map(Venue::name).collect(Collectors.joining(", "));
    }
}
