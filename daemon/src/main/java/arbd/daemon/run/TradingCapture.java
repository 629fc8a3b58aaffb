package arbd.daemon.run;

import arbd.config.CaptureConfig;
import arbd.config.DaemonConfig;
import arbd.daemon.capture.Capture;
import arbd.daemon.capture.CaptureLimits;
import arbd.feeds.net.NanoClock;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recordings beside a daemon that trades, by its section {@code capture}. */
final class TradingCapture {
    private static final Logger LOG = LoggerFactory.getLogger(TradingCapture.class);

    private TradingCapture() {
    }

    /**
     * Opens them. They end before the disk is as full as would halt the daemon: what is nice to have must not stop
     * what earns.
     *
     * @return null = none are wanted
     * @throws StopException when they cannot be written
     */
    static Capture open(DaemonConfig config, NanoClock clock) throws StopException {
        if (config.capture().isEmpty()) {
            return null;
        }
        CaptureConfig wanted = config.capture().get();
        long floorBytes = config.journal().diskFloorBytes();
        CaptureLimits limits = new CaptureLimits(wanted.partBytes(), wanted.partNanos(), floorBytes + floorBytes / 4,
                clock);
        try {
            return Capture.open(Path.of(wanted.directory()), limits,
                    why -> LOG.error("market data is recorded no more, trading goes on: {}", why));
        } catch (IOException | IllegalArgumentException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write recordings to " + wanted.directory()
                    + ": " + e.getMessage(), e);
        }
    }
}
