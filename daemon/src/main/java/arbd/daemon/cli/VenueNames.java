package arbd.daemon.cli;

import arbd.config.Protocol;
import arbd.daemon.venues.VenueCatalogue;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Names of venues as the command line takes them. */
final class VenueNames {
    private VenueNames() {
    }

    /** The venue of a word, or a complaint with the nearest one. */
    static Protocol of(CommandSpec at, String word) {
        return VenueCatalogue.find(word).orElseThrow(() -> {
            List<String> near = Suggestions.near(word, VenueCatalogue.words());
            return new ParameterException(at.commandLine(), "unknown venue '" + word + "', expected one of "
                    + String.join(", ", VenueCatalogue.words())
                    + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?"));
        });
    }
}
