package arbd.daemon.routes;

import arbd.config.RoutesConfig;
import arbd.daemon.setup.Markets;
import arbd.route.PoolRouteKind;
import arbd.route.RouteKind;
import java.util.List;
import java.util.stream.Stream;

/** The words of all kinds of routes: over books, then over pools. */
public final class Kinds {
    private static final List<String> WORDS = Stream.concat(Stream.of(RouteKind.values()).map(RouteKind::word),
            Stream.of(PoolRouteKind.values()).map(PoolRouteKind::word)).toList();

    private Kinds() {
    }

    /** As in a configuration, in their order. */
    public static List<String> words() {
        return WORDS;
    }

    /** Those that a configuration has not enabled. */
    public static List<String> off(RoutesConfig config) {
        return Stream.concat(
                Stream.of(RouteKind.values()).filter(kind -> !Markets.kindConfig(config, kind).enabled())
                        .map(RouteKind::word),
                Stream.of(PoolRouteKind.values()).filter(kind -> !Markets.kindConfig(config, kind).enabled())
                        .map(PoolRouteKind::word)).toList();
    }
}
