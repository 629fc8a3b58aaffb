package arbd.daemon.run;

import java.nio.file.Path;

/**
 * What the command line says about a run.
 *
 * @param home folder of all instances
 * @param instance name of this one, null = the configuration's
 * @param seed of the simulated market, null = the configuration's
 * @param forNanos stop after this long, counted from ready; 0 = run until told to stop
 * @param command the verb
 * @param build version of the program
 */
public record RunOptions(Path home, String instance, Long seed, long forNanos, String command, String build) {
}
