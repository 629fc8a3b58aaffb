package arbd.daemon.routes;

import arbd.market.Asset;
import arbd.market.Venue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is missing for a cycle of assets: on one venue, on two, on any. */
final class CycleGaps {
    private final MarketMap markets;

    CycleGaps(MarketMap markets) {
        this.markets = markets;
    }

    /**
     * A place where a cycle could be, and what that place lacks.
     *
     * @param where names of venues
     */
    record Gap(String where, List<String> lacks) {
        @Override
        public String toString() {
            return where + " lacks " + String.join(", ", lacks);
        }
    }

    /** For each venue what it lacks, the fewest first; venues that trade none of it are left out when others do. */
    List<Gap> within(List<Asset> cycle) {
        List<Gap> gaps = new ArrayList<>();
        for (Venue venue : markets.spotVenues()) {
            gaps.add(new Gap(venue.name(), lacks(cycle, List.of(venue), venue)));
        }
        gaps.sort(Comparator.comparingInt(gap -> gap.lacks.size()));
        int fewest = gaps.isEmpty() ? 0 : gaps.get(0).lacks.size();
        gaps.removeIf(gap -> fewest < cycle.size() && gap.lacks.size() == cycle.size());
        return gaps;
    }

    /** What no venue at all trades. */
    List<String> anywhere(List<Asset> cycle) {
        return lacks(cycle, markets.spotVenues(), null);
    }

    /** The least that two venues lack for one market on the first and the others on the second. */
    Gap synthetic(List<Asset> cycle) {
        Gap best = null;
        for (int direct = 0; direct < cycle.size(); direct++) {
            for (Venue one : markets.spotVenues()) {
                for (Venue other : markets.spotVenues()) {
                    Gap gap = one.id() == other.id() ? best : synthetic(cycle, direct, one, other);
                    best = best == null || gap.lacks.size() < best.lacks.size() ? gap : best;
                }
            }
        }
        return best;
    }

    private Gap synthetic(List<Asset> cycle, int direct, Venue one, Venue other) {
        List<String> lacks = new ArrayList<>();
        for (int at = 0; at < cycle.size(); at++) {
            Asset from = cycle.get(at);
            Asset to = cycle.get((at + 1) % cycle.size());
            Venue venue = at == direct ? one : other;
            if (!markets.trades(venue, from, to)) {
                lacks.add(markets.name(from, to) + " on " + venue.name());
            }
        }
        return new Gap(one.name() + " with " + other.name(), lacks);
    }

    private List<String> lacks(List<Asset> cycle, List<Venue> venues, Venue named) {
        Set<String> lacks = new LinkedHashSet<>();
        for (int at = 0; at < cycle.size(); at++) {
            Asset from = cycle.get(at);
            Asset to = cycle.get((at + 1) % cycle.size());
            if (venues.stream().noneMatch(venue -> markets.trades(venue, from, to))) {
                lacks.add(markets.name(from, to) + (named == null ? "" : " on " + named.name()));
            }
        }
        return List.copyOf(lacks);
    }
}
