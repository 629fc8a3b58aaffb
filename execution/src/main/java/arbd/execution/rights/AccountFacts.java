package arbd.execution.rights;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a venue says of an account.
 *
 * @param key what the key may do
 * @param hedged whether longs and shorts are held apart
 * @param settings of the instruments asked for; empty where there are no perpetuals
 */
public record AccountFacts(KeyFacts key, Told hedged, List<MarginSetting> settings) {
    /** Copies the list. */
    public AccountFacts {
        settings = List.copyOf(settings);
    }

    /** Without perpetuals. */
    static AccountFacts spot(KeyFacts key) {
        return new AccountFacts(key, Told.UNTOLD, List.of());
    }

    /** In one line, each value of margin mode and leverage once. */
    public String words() {
        String margin = settings.stream().filter(at -> at.mode() != null).map(at -> at.mode().word() + " margin")
                .distinct().collect(Collectors.joining(" and "));
        String leverage = settings.stream().filter(at -> at.leverage() != null)
                .map(at -> at.leverage().stripTrailingZeros().toPlainString()).distinct()
                .collect(Collectors.joining(" and "));
        return "the key " + key.words() + (hedged == Told.NO ? "; one-way mode" : hedged == Told.YES
                ? "; HEDGE MODE" : "") + (margin.isEmpty() ? "" : "; " + margin)
                + (leverage.isEmpty() ? "" : "; leverage " + leverage);
    }
}
