package arbd.config;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules between sections. They look at the tree where a section that is wrong elsewhere must not hide them, and at the
 * records otherwise.
 */
final class CrossRules {
    private static final Pattern LOOPBACK_PORT =
            Pattern.compile("^[a-z]+://([^/:\\[\\]]+|\\[[^\\]]*\\]):(\\d{1,5})(?:/|$)");

    private final Cursor root;
    private final Values values;
    /** Assets whose missing price was complained about. */
    private final Set<String> priced = new LinkedHashSet<>();

    /** @param values of the top; those that are wrong are null */
    CrossRules(Cursor root, Values values) {
        this.root = root;
        this.values = values;
    }

    void check() {
        namesAtLeastOne("assets", "asset");
        namesAtLeastOne("venues", "venue");
        venues();
        edges();
        minNotionals();
        Optional<List<EquivalentConfig>> equivalents = values.get(RootSection.EQUIVALENTS);
        ChainRules.check(root, values.get(RootSection.ASSETS), values.get(RootSection.VENUES));
        IdentitySections.check(root, values.get(RootSection.ASSETS),
                equivalents == null ? null : equivalents.orElse(List.of()), values.get(RootSection.VENUES));
    }

    private void namesAtLeastOne(String section, String what) {
        Cursor at = root.child(section);
        if (at.node() instanceof Node.Mapping mapping && mapping.entries().isEmpty()) {
            at.expected("at least one " + what, "none");
        }
    }

    private void venues() {
        if (!(root.child("venues").node() instanceof Node.Mapping venues)) {
            return;
        }
        boolean paper = is(root, "mode", "paper");
        Map<String, String> loopbackPorts = new HashMap<>();
        Map<String, String> accounts = new HashMap<>();
        for (Node.Entry entry : venues.entries()) {
            Cursor venue = root.child("venues").child(entry);
            if (!(venue.node() instanceof Node.Mapping)) {
                continue;
            }
            boolean simulated = is(venue, "simulated", "true");
            boolean chain = VenueType.isChain(venue);
            boolean watched = chain || is(venue, "marketDataOnly", "true");
            new EnvironmentRules(venue).check();
            addresses(venue, paper, simulated, chain, watched);
            if (!paper && !simulated && !watched) {
                account(venue, entry.key().text(), accounts);
            }
            fees(venue, paper || simulated);
            ports(venue, entry.key().text(), loopbackPorts);
            if ((simulated || paper) && !watched) {
                balances(venue, entry.key().text());
            }
            if (simulated && !paper) {
                prices(venue);
            }
        }
    }

    private static boolean is(Cursor section, String key, String word) {
        return section.child(key).node() instanceof Node.Scalar scalar && scalar.text().equals(word);
    }

    private static void addresses(Cursor venue, boolean paper, boolean simulated, boolean chain, boolean watched) {
        if (paper) {
            if (simulated) {
                venue.child("simulated").expected("false in mode paper", "'true'");
            }
            return;
        }
        if (simulated) {
            for (String key : List.of("marketData", "orderEntry", "rest", "account", "environment", "region")) {
                if (venue.child(key).present()) {
                    venue.child(key).expected("no " + key + " for a simulated venue", "given");
                }
            }
            return;
        }
        if (venue.child("simulated").present() && !is(venue, "simulated", "false")) {
            return; // neither true nor false: complained about where it is read
        }
        if (chain) {
            required(venue, "marketData", VenueSection.WEB_SOCKET.expected());
            return;
        }
        Optional<Endpoint> known = new EnvironmentRules(venue).endpoint();
        if (known.isEmpty() && !venue.child("environment").present()) {
            String or = ", or environment: " + Environment.WORDS;
            required(venue, "marketData", VenueSection.WEB_SOCKET.expected() + or);
            required(venue, "rest", VenueSection.HTTP.expected() + or);
        }
        if (!watched) {
            orders(venue, known);
        }
    }

    /** What an account needs that orders are sent for. */
    private static void orders(Cursor venue, Optional<Endpoint> known) {
        boolean named = venue.child("environment").present();
        if (known.isPresent() && known.get().orderEntry().isEmpty() && !venue.child("orderEntry").present()) {
            venue.child("environment").expected("marketDataOnly: true beside it, because "
                    + known.get().protocol().word() + " is there for market data alone", "no marketDataOnly");
            return;
        }
        if (!named) {
            required(venue, "orderEntry", VenueSection.WEB_SOCKET.expected() + ", or environment: "
                    + Environment.WORDS);
        }
        required(venue, "account", VenueSection.ACCOUNT_NAME.expected());
    }

    /** Two sections must not count on the same wallet. */
    private static void account(Cursor venue, String name, Map<String, String> accounts) {
        if (venue.child("account").node() instanceof Node.Scalar account
                && venue.child("protocol").node() instanceof Node.Scalar protocol) {
            String first = accounts.putIfAbsent(Protocol.wallet(protocol.text()) + "/" + account.text(), name);
            if (first != null) {
                venue.child("account").expected("an account of its own, since venues." + first
                        + " has the same wallet", "'" + account.text() + "'");
            }
        }
    }

    /** Simulated and paper fills are charged one fee, in the trade's own assets. */
    private static void fees(Cursor venue, boolean invented) {
        for (String key : List.of("sellFee", "feeToken")) {
            if (invented && venue.child(key).present()) {
                venue.child(key).expected("no " + key + " where fills are simulated or on paper", "given");
            }
        }
    }

    private static void required(Cursor venue, String key, String expected) {
        if (!venue.child(key).present()) {
            venue.child(key).expected(expected + ", because simulated is false", "missing");
        }
    }

    /** Two venues at one loopback port are a slip: one of them would trade on the other's prices. */
    private static void ports(Cursor venue, String name, Map<String, String> loopbackPorts) {
        for (String key : List.of("marketData", "orderEntry", "rest")) {
            String port = loopbackPort(venue.child(key));
            String owner = port == null ? null : loopbackPorts.putIfAbsent(port, name);
            if (owner != null && !owner.equals(name)) {
                venue.child(key).expected("a port of its own", "port " + port + ", which venue " + owner + " has");
            }
        }
    }

    private static String loopbackPort(Cursor address) {
        if (!(address.node() instanceof Node.Scalar scalar)) {
            return null;
        }
        Matcher matcher = LOOPBACK_PORT.matcher(scalar.text());
        return matcher.find() && Addresses.isLoopback(matcher.group(1)) ? matcher.group(2) : null;
    }

    private void balances(Cursor venue, String name) {
        Cursor given = root.child("balances").child(name);
        Set<String> needed = needed(venue);
        if (!given.present() && !needed.isEmpty()) {
            given.expected("opening balances of " + String.join(", ", needed) + " (0 will do)", "missing");
            return;
        }
        for (String asset : needed) {
            if (!given.child(asset).present()) {
                given.child(asset).expected("an opening balance (0 will do)", "missing");
            }
        }
    }

    private void prices(Cursor venue) {
        Cursor prices = root.child("simulation").child("prices");
        List<String> settlement = root.names().settlement();
        for (String asset : traded(venue)) {
            boolean isUnit = settlement.isEmpty() || settlement.get(0).equals(asset);
            if (!isUnit && !prices.child(asset).present() && priced.add(asset)) {
                prices.child(asset).expected("an opening reference price, because a simulated venue trades it",
                        "missing");
            }
        }
    }

    /** What an account there holds: both assets of a spot instrument, the margin asset of a perpetual. */
    private Set<String> needed(Cursor venue) {
        if (trades(venue, InstrumentKind.PERP_LINEAR)) {
            return assets(venue, List.of("quote"));
        }
        return assets(venue, trades(venue, InstrumentKind.PERP_INVERSE) ? List.of("base") : List.of("base", "quote"));
    }

    private static boolean trades(Cursor venue, InstrumentKind kind) {
        for (Protocol protocol : Protocol.values()) {
            if (protocol.kind() == kind && is(venue, "protocol", protocol.word())) {
                return true;
            }
        }
        return false;
    }

    private Set<String> traded(Cursor venue) {
        return VenueType.isChain(venue) ? assets(venue, "tokens", List.of("asset"))
                : assets(venue, List.of("base", "quote"));
    }

    private Set<String> assets(Cursor venue, List<String> keys) {
        return assets(venue, "instruments", keys);
    }

    private Set<String> assets(Cursor venue, String section, List<String> keys) {
        Set<String> assets = new LinkedHashSet<>();
        Cursor instruments = venue.child(section);
        if (!(instruments.node() instanceof Node.Mapping mapping)) {
            return assets;
        }
        for (Node.Entry entry : mapping.entries()) {
            for (String key : keys) {
                Node asset = instruments.child(entry).child(key).node();
                assets.add(asset instanceof Node.Scalar scalar ? scalar.text() : "");
            }
        }
        assets.retainAll(root.names().assets().keySet());
        return assets;
    }

    private void edges() {
        RoutesConfig routes = values.get(RootSection.ROUTES);
        RiskConfig risk = values.get(RootSection.RISK);
        if (routes == null || risk == null) {
            return;
        }
        edge("crossVenue", routes.crossVenue().minEdgeE8(), risk);
        edge("cyclic", routes.cyclic().minEdgeE8(), risk);
        edge("basis", routes.basis().minEdgeE8(), risk);
        edge("synthetic", routes.synthetic().minEdgeE8(), risk);
        edge("amm", routes.amm().minEdgeE8(), risk);
        edge("bookAmm", routes.bookAmm().minEdgeE8(), risk);
    }

    private void edge(String name, long minEdgeE8, RiskConfig risk) {
        if (minEdgeE8 >= risk.maxPlausibleEdgeE8()) {
            root.child("routes").child(name).child("minEdge").expected(
                    "less than risk.maxPlausibleEdge " + bps(risk.maxPlausibleEdgeE8()), bps(minEdgeE8));
        }
    }

    private static String bps(long e8) {
        return BigDecimal.valueOf(e8, 4).stripTrailingZeros().toPlainString() + " bps";
    }

    /** An instrument whose smallest order is above the largest that is allowed can never trade. */
    private void minNotionals() {
        List<VenueConfig> venues = values.get(RootSection.VENUES);
        RiskConfig risk = values.get(RootSection.RISK);
        if (venues == null || risk == null) {
            return;
        }
        for (VenueConfig venue : venues) {
            for (InstrumentConfig instrument : venue.instruments()) {
                for (Amount most : risk.maxOrderNotional().amounts()) {
                    minNotional(venue, instrument, most);
                }
            }
        }
    }

    private void minNotional(VenueConfig venue, InstrumentConfig instrument, Amount most) {
        boolean possible = venue.marketDataOnly() || !most.asset().equals(instrument.quote())
                || instrument.minNotional().compareTo(most.value()) <= 0;
        if (!possible) {
            root.child("venues").child(venue.name()).child("instruments").child(instrument.symbol())
                    .child("minNotional").expected("at most risk.maxOrderNotional " + most,
                            "'" + instrument.minNotional().toPlainString() + "'");
        }
    }
}
