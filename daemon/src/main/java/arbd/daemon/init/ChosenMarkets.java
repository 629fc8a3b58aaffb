package arbd.daemon.init;

import arbd.config.InstrumentKind;
import arbd.config.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which markets serve a request, and in which money. Money that was not said to be the same is never taken for the
 * same: where two venues have none in common, each keeps its own, and {@link #apart} says so.
 */
public final class ChosenMarkets {
    private final InitRequest request;
    private final Set<String> settlement = new LinkedHashSet<>();
    private final Map<Protocol, List<KnownMarket>> markets = new LinkedHashMap<>();

    private ChosenMarkets(InitRequest request) {
        this.request = request;
    }

    /**
     * Chooses.
     *
     * @throws IllegalArgumentException when a venue has none of the assets in our table
     */
    public static ChosenMarkets of(InitRequest request) {
        ChosenMarkets chosen = new ChosenMarkets(request);
        for (InitRequest.SameMoney same : request.equivalents()) {
            chosen.settlement.add(same.as());
            chosen.settlement.add(same.asset());
        }
        if (chosen.settlement.isEmpty()) {
            chosen.settlement.add(chosen.commonest(request.venues()));
        }
        for (Protocol venue : request.venues()) {
            if (chosen.traded(venue).isEmpty()) {
                chosen.settlement.add(chosen.commonest(List.of(venue)));
            }
        }
        for (Protocol venue : request.venues()) {
            chosen.markets.put(venue, chosen.traded(venue));
            if (chosen.traded(venue).isEmpty()) {
                throw new IllegalArgumentException(venue.word() + ": no market of "
                        + String.join(", ", request.assets()) + " is in our table; it knows "
                        + String.join(", ", MarketTable.rows().stream().filter(row -> row.protocol() == venue)
                        .map(KnownMarket::base).distinct().toList()));
            }
        }
        return chosen;
    }

    /** Assets in which routes begin and end, the preferred one first. */
    public List<String> settlement() {
        return List.copyOf(settlement);
    }

    List<KnownMarket> markets(Protocol venue) {
        return markets.get(venue);
    }

    /** Every asset that is traded, settlement first. */
    List<String> assets() {
        Set<String> assets = new LinkedHashSet<>(settlement);
        markets.values().forEach(rows -> rows.forEach(row -> {
            assets.add(row.base());
            assets.add(row.quote());
        }));
        return List.copyOf(assets);
    }

    /** What an account at a venue holds. */
    List<String> held(Protocol venue) {
        Set<String> held = new LinkedHashSet<>();
        for (KnownMarket row : markets.get(venue)) {
            held.add(row.quote());
            if (venue.kind() == InstrumentKind.SPOT) {
                held.add(row.base());
            }
        }
        return List.copyOf(held);
    }

    /**
     * Settlement assets that nobody said are the same, when venues are apart for it; empty when all have one in common
     * or what they have was said to be the same.
     */
    public List<String> apart() {
        boolean common = settlement.stream().anyMatch(money -> request.venues().stream()
                .allMatch(venue -> has(venue, money)));
        return common || !request.equivalents().isEmpty() ? List.of() : settlement();
    }

    boolean spot(int least) {
        return request.venues().stream().filter(venue -> venue.kind() == InstrumentKind.SPOT).count() >= least;
    }

    boolean perpetual() {
        return request.venues().stream().anyMatch(venue -> venue.kind() == InstrumentKind.PERP_LINEAR);
    }

    /** Whether some spot venue trades three assets against each other. */
    boolean triangle() {
        return request.venues().stream().filter(venue -> venue.kind() == InstrumentKind.SPOT)
                .anyMatch(venue -> triangle(markets.get(venue)));
    }

    private static boolean triangle(List<KnownMarket> rows) {
        for (KnownMarket first : rows) {
            for (KnownMarket second : rows) {
                boolean chained = first.quote().equals(second.base());
                if (chained && rows.stream().anyMatch(third -> third.base().equals(first.base())
                        && third.quote().equals(second.quote()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<KnownMarket> traded(Protocol venue) {
        Set<String> wanted = new LinkedHashSet<>(request.assets());
        wanted.addAll(settlement);
        List<KnownMarket> rows = new ArrayList<>(MarketTable.of(venue, wanted));
        // A market between two kinds of money is of use beside others only.
        return rows.stream().anyMatch(row -> request.assets().contains(row.base())
                && settlement.contains(row.quote())) ? rows : List.of();
    }

    private boolean has(Protocol venue, String money) {
        return markets.get(venue).stream().anyMatch(row -> row.quote().equals(money)
                && request.assets().contains(row.base()));
    }

    /** The money in which most of these venues trade the assets. */
    private String commonest(List<Protocol> venues) {
        String best = MarketTable.MONEY.get(0);
        long most = -1;
        for (String money : MarketTable.MONEY) {
            long count = venues.stream().filter(venue -> MarketTable.rows().stream().anyMatch(row ->
                    row.protocol() == venue && row.quote().equals(money) && request.assets().contains(row.base())))
                    .count();
            if (count > most) {
                most = count;
                best = money;
            }
        }
        return best;
    }
}
