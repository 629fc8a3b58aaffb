package arbd.route.cycle;

import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.market.Kind;
import arbd.market.Venue;
import arbd.testing.Listings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every spot market that four venues listed, and larger worlds grown from them. */
final class World {
    private final List<Venue> venues = new ArrayList<>();
    private final Map<String, Asset> byName = new HashMap<>();
    private final List<Asset> assets = new ArrayList<>();
    private final List<Instrument> instruments = new ArrayList<>();

    private World() {
        Listings.VENUES.forEach(name -> venues.add(new Venue(venues.size(), name, "x")));
    }

    /** All of them once. */
    static InstrumentTable listed() {
        return grown(1);
    }

    /**
     * Every asset that nothing is quoted in is there so many times, with all its markets: a larger world is made of
     * more coins, not of more currencies.
     */
    static InstrumentTable grown(int times) {
        List<Listings.Market> markets = Listings.all();
        Set<String> quotes = markets.stream().map(Listings.Market::quote).collect(Collectors.toSet());
        World world = new World();
        for (int copy = 0; copy < times; copy++) {
            for (Listings.Market market : markets) {
                if (copy == 0 || !quotes.contains(market.base())) {
                    Venue venue = world.venues.get(Listings.VENUES.indexOf(market.venue()));
                    CycleMarket.add(world.instruments, venue, Kind.SPOT,
                            world.asset(market.base() + (copy == 0 ? "" : "#" + copy)), world.asset(market.quote()));
                }
            }
        }
        return InstrumentTable.of(world.venues, world.assets, world.instruments);
    }

    private Asset asset(String name) {
        return byName.computeIfAbsent(name, known -> {
            Asset asset = new Asset(assets.size(), known, 8);
            assets.add(asset);
            return asset;
        });
    }
}
