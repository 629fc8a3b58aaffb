package arbd.daemon.backtest;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command line says about a backtest.
 *
 * @param home folder of all instances
 * @param instance name of this one
 * @param data recordings, as {@link Recording#find} takes them
 * @param venue venue of recordings that do not say it, null = by their folder's name
 * @param edgesBps thresholds to count raw edges at, decimal text with up to 6 decimals; null = no survey
 * @param build version of the program
 */
public record BacktestOptions(
        Path home, String instance, List<String> data, String venue, List<String> edgesBps, String build) {
    /** Instance unless another is named: a backtest never writes where a daemon trades. */
    public static final String INSTANCE = "backtest";
}
