package arbd.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code venues.NAME.margin}. */
final class MarginSection {
    private static final long LEVERAGE_MAX = 125;
    private static final List<MarginMode> MODES = List.of(MarginMode.values());
    private static final Key<Optional<Long>> LEVERAGE = Key.optional("leverage", Whole.of(1, LEVERAGE_MAX),
            "Leverage that the venue must have set for each instrument; any when absent");
    private static final Key<MarginMode> MODE = Key.of("mode",
            Words.of(MODES, Stream.of(MarginMode.values()).map(MarginMode::word).toArray(String[]::new)), "cross",
            "Margin mode that the venue must have set");
    /** The one word says what is wanted of the account, and that there is no other. */
    private static final Key<Boolean> POSITIONS = Key.of("positions", Words.of(List.of(true), "oneWay"), "oneWay",
            "Position mode that the venue must have set: longs and shorts are never held apart");

    private static final Key<Optional<MarginConfig>> MARGIN = Key.optional("margin",
            new Shape<>(List.of(LEVERAGE, MODE, POSITIONS), MarginSection::margin),
            "What an account for perpetuals must be set to at the venue; it is refused where it is not");

    private MarginSection() {
    }

    /** The venue's key. */
    static Key<Optional<MarginConfig>> key() {
        return MARGIN;
    }

    /** What the venue says, or the default; only perpetuals have margin. */
    static MarginConfig read(Values venue, Cursor at) {
        Optional<MarginConfig> given = venue.get(MARGIN);
        Protocol protocol = venue.get(VenueKeys.PROTOCOL);
        if (given.isPresent() && protocol.kind() == InstrumentKind.SPOT) {
            at.child("margin").expected("no margin for protocol " + protocol.word() + ", which trades no perpetuals",
                    "given");
        }
        return given.orElse(MarginConfig.DEFAULT);
    }

    private static MarginConfig margin(Values values, Cursor at) {
        values.get(POSITIONS);
        return new MarginConfig(values.get(LEVERAGE).map(Long::intValue), values.get(MODE));
    }
}
