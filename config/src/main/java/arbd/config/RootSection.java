package arbd.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The top of the file. */
final class RootSection {
    static final Key<Mode> MODE = Key.of("mode", Words.of(List.of(Mode.values()), "live", "paper"), "live",
            "live: orders go to the venues; paper: orders are filled by arithmetic (backtests)");
    static final Key<RoutesConfig> ROUTES = Key.required("routes", RoutesSection.SHAPE, "What is looked for");
    static final Key<RiskConfig> RISK = Key.required("risk", RiskSection.SHAPE, "Limits");
    static final Key<List<VenueConfig>> VENUES = Key.required("venues", VenueType.VENUES, "Venues by name");

    private static final Key<String> INSTANCE = Key.of("instance",
            new ScalarType<>("a name of a-z, 0-9 and -", "[a-z0-9][a-z0-9-]{0,31}", text -> text), "main",
            "Name of this daemon among others on the machine");
    private static final Key<ThreadsConfig> THREADS = Key.section("threads", ProcessSections.THREADS,
            "How the stages are put on threads");
    private static final Key<JournalConfig> JOURNAL = Key.section("journal", ProcessSections.JOURNAL, "The journal");
    private static final Key<HttpConfig> HTTP = Key.section("http", ProcessSections.HTTP, "The status page");
    private static final Key<Optional<CaptureConfig>> CAPTURE = Key.optional("capture", ProcessSections.CAPTURE,
            "Recordings of the market data made while trading; none when absent");

    static final Key<List<AssetConfig>> ASSETS = Key.required("assets", IdentitySections.ASSETS,
            "Assets by name; {} for the defaults");
    static final Key<Optional<List<EquivalentConfig>>> EQUIVALENTS = Key.optional("equivalents",
            IdentitySections.EQUIVALENTS, "Wrapped, bridged and stable assets that count as another; none when absent");

    private static final Type<List<BalanceConfig>> OF_VENUE = new Named<>("a section of amounts by asset",
            References.ASSET_NAME, References::isAsset, Decimals.NOT_NEGATIVE, RootSection::balance);
    private static final Key<Optional<List<List<BalanceConfig>>>> BALANCES = Key.optional("balances",
            Named.of("a section of balances by venue", References.VENUE_NAME, References::isVenue, OF_VENUE,
                    RootSection::ofVenue), "Opening balances of simulated and paper accounts");
    private static final Key<BigDecimal> TARGET = Key.required("target", Decimals.NOT_NEGATIVE,
            "What the venue should hold of the asset");
    private static final Key<Long> COST = Key.required("cost", Units.share("0 bps", "1000 bps"),
            "Cost of each unit further away from the target, and credit of each unit nearer, of its worth");
    private static final Shape<InventoryConfig> HOLDING = new Shape<>(List.of(TARGET, COST),
            (values, at) -> new InventoryConfig("", "", values.get(TARGET), values.get(COST)));
    private static final Key<Optional<List<List<InventoryConfig>>>> INVENTORY = Key.optional("inventory",
            Named.of("a section of targets by venue", References.VENUE_NAME, References::isVenue,
                    new Named<>("a section of targets by asset", References.ASSET_NAME, References::isAsset, HOLDING,
                            RootSection::holding), RootSection::holdingsOf),
            "What each venue should hold; routes that restore it are credited, those that drain it pay");
    private static final Key<Long> DRAIN = Key.of("drainMillis", Whole.of(0, 600_000), "3000",
            "Longest wait for open orders at a stop, milliseconds");
    private static final Key<Long> HEARTBEAT = Key.of("heartbeat", Units.duration("100 ms", "1 h"), "5 s",
            "Time between two status lines");
    private static final Key<SimulationConfig> SIMULATION = Key.section("simulation", SimulationSection.SHAPE,
            "Used by simulated venues only");

    private static final List<Key<?>> KEYS = List.of(INSTANCE, MODE, THREADS, JOURNAL, HTTP, CAPTURE, ASSETS,
            EQUIVALENTS, VENUES, ROUTES, RISK, BALANCES, INVENTORY, DRAIN, HEARTBEAT, SIMULATION);

    private RootSection() {
    }

    /** The table of the top, for a file of this name and text. */
    static Shape<DaemonConfig> shape(String file, String text) {
        return new Shape<>(KEYS, (values, at) -> config(values, at, file, text));
    }

    private static DaemonConfig config(Values values, Cursor at, String file, String text) {
        List<BalanceConfig> balances = new ArrayList<>();
        values.get(BALANCES).orElse(List.of()).forEach(balances::addAll);
        List<InventoryConfig> inventory = new ArrayList<>();
        values.get(INVENTORY).orElse(List.of()).forEach(inventory::addAll);
        return new DaemonConfig(file, text, values.get(INSTANCE), values.get(MODE), values.get(THREADS),
                values.get(JOURNAL), values.get(HTTP), values.get(CAPTURE), values.get(ASSETS),
                values.get(EQUIVALENTS).orElse(List.of()), values.get(VENUES), values.get(ROUTES), values.get(RISK),
                balances, inventory, values.get(DRAIN), values.get(HEARTBEAT), values.get(SIMULATION), List.of());
    }

    private static BalanceConfig balance(String asset, BigDecimal amount, Cursor at) {
        return Decimals.fitsAsset(at, amount, asset) ? new BalanceConfig("", asset, amount) : null;
    }

    private static InventoryConfig holding(String asset, InventoryConfig given, Cursor at) {
        return Decimals.fitsAsset(at.child("target"), given.target(), asset)
                ? new InventoryConfig("", asset, given.target(), given.costE8()) : null;
    }

    private static List<InventoryConfig> holdingsOf(String venue, List<InventoryConfig> holdings) {
        return holdings.stream()
                .map(given -> new InventoryConfig(venue, given.asset(), given.target(), given.costE8())).toList();
    }

    private static List<BalanceConfig> ofVenue(String venue, List<BalanceConfig> amounts) {
        return amounts.stream().map(given -> new BalanceConfig(venue, given.asset(), given.amount())).toList();
    }
}
