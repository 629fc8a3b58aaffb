package arbd.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sections about which asset is which: {@code assets}, {@code equivalents}. */
final class IdentitySections {
    private static final Key<Long> DECIMALS = Key.of("decimals", Whole.of(0, Names.DECIMALS_MAX), "8",
            "Decimal places of one unit of account");
    private static final Key<Optional<String>> CHAIN = Key.optional("chain", References.CHAIN,
            "Chain that its contract is on; absent for a currency that is known by its name");
    private static final Key<Optional<String>> CONTRACT = Key.optional("contract",
            new ScalarType<>("an address: 0x and 40 hexadecimal digits, or base58",
                    "0x[0-9a-fA-F]{40}|[1-9A-HJ-NP-Za-km-z]{32,44}", IdentitySections::address),
            "Address of its contract: with the chain this says which asset it is, not the name");
    private static final Shape<AssetConfig> ASSET =
            new Shape<>(List.of(DECIMALS, CHAIN, CONTRACT), IdentitySections::asset);

    static final Type<List<AssetConfig>> ASSETS = Named.of("a section of assets by name", References.ASSET_NAME,
            References.named(References.ASSET_NAME, "an asset's name of letters, digits and . _ -, up to 16"),
            ASSET, (name, asset) -> new AssetConfig(name, asset.decimals(), asset.contract()));

    private static final Key<String> OF = Key.required("asset", References.ASSET, "What counts as another asset");
    private static final Key<String> AS = Key.required("as", References.ASSET, "What it counts as");
    private static final Key<Long> HAIRCUT = Key.required("haircut", Units.share("0 bps", "1000 bps"),
            "Cost of passing from one to the other, either way; with through, the least of it");
    private static final Key<Optional<String>> THROUGH = Key.optional("through",
            new ScalarType<>("a market such as alpha:WBTCBTC", References.VENUE_NAME + ":" + References.SYMBOL,
                    text -> text),
            "Spot market of the two whose live book prices it, as venue:symbol; without one the haircut is fixed");
    private static final Shape<EquivalentConfig> EQUIVALENT = new Shape<>(List.of(OF, AS, HAIRCUT, THROUGH),
            (values, at) -> new EquivalentConfig(values.get(OF), values.get(AS), values.get(HAIRCUT),
                    values.get(THROUGH)));

    static final Type<List<EquivalentConfig>> EQUIVALENTS =
            new Listed<>("a list such as [{asset: WBTC, as: BTC, haircut: 5 bps}]", EQUIVALENT);

    private IdentitySections() {
    }

    private static String address(String text) {
        return text.startsWith("0x") ? References.small(text) : text;
    }

    private static AssetConfig asset(Values values, Cursor at) {
        Optional<String> chain = values.get(CHAIN);
        Optional<String> contract = values.get(CONTRACT);
        int decimals = values.get(DECIMALS).intValue();
        if (chain.isPresent() != contract.isPresent()) {
            String missing = chain.isPresent() ? "contract" : "chain";
            at.child(missing).expected("chain and contract, or neither", missing + " missing");
            return null;
        }
        return new AssetConfig("", decimals, chain.map(of -> new ContractConfig(of, contract.get())));
    }

    /** Rules between assets: one contract is one asset, and what counts as what is said once and in one step. */
    static void check(Cursor root, List<AssetConfig> assets, List<EquivalentConfig> equivalents,
            List<VenueConfig> venues) {
        if (assets != null) {
            contracts(root.child("assets"), assets);
        }
        if (equivalents != null && root.child("equivalents").node() instanceof Node.Sequence sequence) {
            for (int i = 0; i < equivalents.size(); i++) {
                Cursor row = root.child("equivalents").item(i, sequence.items().get(i));
                equivalent(row, equivalents.get(i), equivalents, i);
                if (venues != null) {
                    through(row, equivalents.get(i), venues);
                }
            }
        }
    }

    /** What passing costs is asked of a market of just the two. */
    private static void through(Cursor row, EquivalentConfig given, List<VenueConfig> venues) {
        List<String> markets = new ArrayList<>();
        Set<String> two = new HashSet<>(List.of(given.asset(), given.as()));
        for (VenueConfig venue : venues) {
            for (InstrumentConfig listed : venue.instruments()) {
                Set<String> both = new HashSet<>(List.of(listed.base(), listed.quote()));
                if (listed.kind() == InstrumentKind.SPOT && both.equals(two)) {
                    markets.add(venue.name() + ":" + listed.symbol());
                }
            }
        }
        if (given.through().isPresent() && !markets.contains(given.through().get())) {
            row.child("through").unknown("a spot market of " + given.asset() + " and " + given.as()
                    + (markets.isEmpty() ? ", of which no venue has any" : ""), given.through().get(), markets);
        }
    }

    private static void contracts(Cursor at, List<AssetConfig> assets) {
        Map<ContractConfig, String> owners = new HashMap<>();
        for (AssetConfig asset : assets) {
            String owner = asset.contract().map(contract -> owners.putIfAbsent(contract, asset.name())).orElse(null);
            if (owner != null) {
                at.child(asset.name()).child("contract").expected("a contract of its own",
                        "that of " + owner + ": two names would be one asset");
            }
        }
    }

    private static void equivalent(Cursor row, EquivalentConfig given, List<EquivalentConfig> all, int index) {
        Map<String, Integer> decimals = row.names().assets();
        Set<String> listed = new HashSet<>();
        all.forEach(other -> listed.add(other.asset()));
        boolean again = all.subList(0, index).stream().anyMatch(other -> other.asset().equals(given.asset()));
        if (again) {
            row.child("asset").expected("each asset once", "'" + given.asset() + "' again");
        } else if (given.asset().equals(given.as())) {
            row.child("as").expected("another asset than " + given.asset(), "'" + given.as() + "'");
        } else if (listed.contains(given.as())) {
            row.child("as").expected("an asset that counts as itself",
                    "'" + given.as() + "', which counts as another one");
        } else if (!decimals.get(given.asset()).equals(decimals.get(given.as()))) {
            row.child("as").expected("an asset with the " + decimals.get(given.asset()) + " decimals of "
                    + given.asset(), "'" + given.as() + "' with " + decimals.get(given.as()));
        }
    }
}
