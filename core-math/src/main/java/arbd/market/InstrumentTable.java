package arbd.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every venue, asset and instrument of one run, by dense id. Immutable. */
public final class InstrumentTable {
    private final List<Venue> venues;
    private final List<Asset> assets;
    private final Instrument[] instruments;
    private final Equivalents equivalents;

    private InstrumentTable(
            List<Venue> venues, List<Asset> assets, List<Instrument> instruments, Equivalents equivalents) {
        this.venues = List.copyOf(venues);
        this.assets = List.copyOf(assets);
        this.instruments = instruments.toArray(new Instrument[0]);
        this.equivalents = equivalents;
    }

    /**
     * Builds the table.
     *
     * @throws IllegalArgumentException when an id is not the position in its list, or a symbol is listed twice
     */
    public static InstrumentTable of(List<Venue> venues, List<Asset> assets, List<Instrument> instruments) {
        Set<String> seen = new TreeSet<>();
        for (int i = 0; i < venues.size(); i++) {
            Require.that(venues.get(i).id() == i, "venue %s has id %d at position %d",
                    venues.get(i).name(), venues.get(i).id(), i);
        }
        for (int i = 0; i < assets.size(); i++) {
            Require.that(assets.get(i).id() == i, "asset %s has id %d at position %d",
                    assets.get(i).name(), assets.get(i).id(), i);
        }
        for (int i = 0; i < instruments.size(); i++) {
            Instrument instrument = instruments.get(i);
            Require.that(instrument.id() == i, "instrument %s has id %d at position %d",
                    instrument.title(), instrument.id(), i);
            Require.that(seen.add(instrument.title()), "instrument %s is listed twice", instrument.title());
        }
        return new InstrumentTable(venues, assets, instruments, Equivalents.none(assets));
    }

    /**
     * The same instruments, with assets that count as others.
     *
     * @throws IllegalArgumentException when a row is priced through something else than a spot market of its two assets
     */
    public InstrumentTable with(Equivalents table) {
        table.check(instruments);
        return new InstrumentTable(venues, assets, instruments(), table);
    }

    /** Which assets count as others; none unless a table was given. */
    public Equivalents equivalents() {
        return equivalents;
    }

    /** Number of instruments; ids are 0..size-1. */
    public int size() {
        return instruments.length;
    }

    /** The instrument with this id. */
    public Instrument get(int instrument) {
        return instruments[instrument];
    }

    /** All venues, by id. */
    public List<Venue> venues() {
        return venues;
    }

    /** All assets, by id. */
    public List<Asset> assets() {
        return assets;
    }

    /** All instruments, by id. */
    public List<Instrument> instruments() {
        return List.of(instruments);
    }

    /** The instruments of one venue, by id. */
    public List<Instrument> of(Venue venue) {
        List<Instrument> list = new ArrayList<>();
        for (Instrument instrument : instruments) {
            if (instrument.venue().id() == venue.id()) {
                list.add(instrument);
            }
        }
        return list;
    }
}
