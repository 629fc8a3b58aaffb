package arbd.daemon.cli;

import arbd.config.DaemonConfig;
import arbd.daemon.routes.Answer;
import arbd.daemon.routes.Answers;
import arbd.daemon.routes.Kinds;
import arbd.daemon.routes.PoolWhyNot;
import arbd.daemon.routes.RouteListing;
import arbd.daemon.routes.WhyNot;
import arbd.daemon.run.StopException;
import arbd.daemon.setup.Costs;
import arbd.daemon.setup.Markets;
import arbd.market.Asset;
import arbd.market.Instrument;
import arbd.market.InstrumentTable;
import arbd.route.PoolRouteKind;
import arbd.route.RouteKind;
import arbd.route.RouteRules;
import arbd.route.RouteTable;
import arbd.route.Routes;
import arbd.route.TooManyRoutesException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists what a configuration looks for, or says why something is not looked for. */
@Command(
        name = "routes",
        description = "List the routes of a configuration, or say why a route does not exist.",
        footer = {"", "Examples:",
            "  arbd routes                              those of the simulated venues",
            "  arbd routes --config my.yaml --kind basis",
            "  arbd routes --kind bookAmm               a book against pools",
            "  arbd routes --asset ETH | sort -k3 -n    the cheapest first",
            "  arbd routes --json | jq '.routes[].legs'",
            "  arbd routes --why-not BTC,USDT           why there is no route between the two",
            "  arbd routes --why-not BTC,ETH,USDT       why there is no cycle of the three",
            "", "COST is what a route costs at least, whatever the size and the books: fees, haircuts of",
            "equivalent assets, and what the configuration expects of slippage and delay. Gas is paid",
            "once for each transaction, whatever is traded.",
            "Kinds: crossVenue, cyclic, basis, synthetic, amm, bookAmm."})
final class RoutesCommand implements Callable<Integer> {
    private static final int BUFFER = 1 << 16;
    private static final int CHAIN_MAX = 4;
    private static final int MARKETS_NAMED = 8;

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only routes of this kind.")
    private String kindWord;

    @Option(names = "--asset", paramLabel = "ASSET", description = "Only routes with a leg in this asset.")
    private String asset;

    @Option(names = "--why-not", paramLabel = "A,B[,C[,D]]", split = ",",
            description = "Say for each kind why there is no route over these assets, and which markets are missing.")
    private List<String> chain;

    @Override
    public Integer call() throws StopException {
        Optional<String> kind = kind();
        checkChain();
        DaemonConfig config = common.load("sim.yaml");
        InstrumentTable table = Markets.withEquivalents(config, Markets.table(config));
        PrintStream out = new PrintStream(new BufferedOutputStream(Common.out(), BUFFER), false,
                StandardCharsets.UTF_8);
        try {
            if (chain != null) {
                whyNot(config, table, out);
            } else {
                list(config, table, kind, out);
            }
        } catch (IOException e) {
            throw new StopException(StopException.IO, "standard output was closed", e);
        }
        out.flush();
        if (Common.out().checkError()) {
            throw new StopException(StopException.IO, "standard output was closed");
        }
        return 0;
    }

    private Optional<String> kind() {
        if (kindWord == null) {
            return Optional.empty();
        }
        List<String> words = Kinds.words();
        Optional<String> known = words.stream().filter(word -> word.equalsIgnoreCase(kindWord)).findFirst();
        if (known.isPresent()) {
            return known;
        }
        throw new ParameterException(spec.commandLine(), "unknown kind '" + kindWord + "', expected one of "
                + String.join(", ", words) + meant(Suggestions.near(kindWord, words)));
    }

    private void checkChain() {
        if (chain != null && (kindWord != null || asset != null)) {
            throw new ParameterException(spec.commandLine(), "--why-not goes without --kind and --asset");
        }
        if (chain != null && (chain.size() < 2 || chain.size() > CHAIN_MAX
                || Set.copyOf(new ArrayList<>(chain)).size() < chain.size())) {
            throw new ParameterException(spec.commandLine(),
                    "--why-not wants two to four different assets such as BTC,USDT, was '" + String.join(",", chain)
                    + "'");
        }
    }

    private void list(DaemonConfig config, InstrumentTable table, Optional<String> kind, PrintStream out)
            throws IOException {
        if (asset != null) {
            checkAsset(table);
        }
        RouteRules rules = Markets.rules(config, table);
        RouteTable routes = routes(config, table, rules, kind);
        RouteListing listing = new RouteListing(config, routes, Costs.of(config, routes), kind,
                Optional.ofNullable(asset));
        List<Instrument> alone = routes.size() + routes.pools().size() > 0 ? List.of() : table.instruments();
        Map<String, List<Answer>> missing = new LinkedHashMap<>();
        alone.stream().limit(common.json() ? Long.MAX_VALUE : MARKETS_NAMED).forEach(market ->
                missing.put(market.title(), overBooks(config, table, rules, Optional.of(routes),
                        List.of(market.base(), market.quote()))));
        if (common.json()) {
            listing.json(out, missing);
            return;
        }
        if (listing.size() > 0) {
            listing.table(out);
        }
        missing.forEach((market, answers) -> {
            out.println(market);
            Answers.print(out, "  ", answers);
        });
        out.flush();
        Common.err().println(listing.totals() + off(config)
                + (alone.size() > MARKETS_NAMED ? "; " + (alone.size() - MARKETS_NAMED) + " more markets have none"
                : ""));
    }

    /** All of them, so that ids are those of a run; only this kind when there are too many of all. */
    private static RouteTable routes(DaemonConfig config, InstrumentTable table, RouteRules rules,
            Optional<String> kind) {
        try {
            return all(config, table, rules);
        } catch (TooManyRoutesException e) {
            if (kind.isEmpty()) {
                throw e;
            }
            Common.err().println("warning: " + e.getMessage() + "; ids are of this kind alone");
            RouteTable books = Routes.build(table, only(rules, kind.get()));
            Set<PoolRouteKind> overPools = Stream.of(PoolRouteKind.values())
                    .filter(of -> of.word().equals(kind.get())).collect(Collectors.toSet());
            return books.with(Markets.overPools(config, table, books.size(), overPools));
        }
    }

    private static RouteTable all(DaemonConfig config, InstrumentTable table, RouteRules rules) {
        RouteTable books = Routes.build(table, rules);
        return books.with(Markets.overPools(config, table, books.size()));
    }

    /** Rules for one kind alone; for none when it is one over pools. */
    private static RouteRules only(RouteRules rules, String word) {
        for (RouteKind kind : RouteKind.values()) {
            if (kind.word().equals(word)) {
                return rules.only(kind);
            }
        }
        return new RouteRules(Set.of(), rules.settlements(), rules.routesMax());
    }

    private static String off(DaemonConfig config) {
        List<String> off = Kinds.off(config.routes());
        return off.isEmpty() ? "" : "; not enabled: " + String.join(", ", off);
    }

    private void checkAsset(InstrumentTable table) {
        List<String> names = table.assets().stream().map(Asset::name).toList();
        if (!names.contains(asset)) {
            throw new ParameterException(spec.commandLine(), "unknown asset '" + asset + "', expected one of assets"
                    + meant(Suggestions.near(asset, names)));
        }
    }

    private static String meant(List<String> near) {
        return near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
    }

    private void whyNot(DaemonConfig config, InstrumentTable table, PrintStream out) throws IOException {
        List<String> names = table.assets().stream().map(Asset::name).toList();
        List<String> unknown = chain.stream().filter(name -> !names.contains(name)).toList();
        List<Answer> answers = unknown.isEmpty() ? answers(config, table, names) : List.of();
        if (common.json()) {
            Answers.json(out, chain, unknown, answers);
            return;
        }
        for (String name : unknown) {
            out.println(name + " is not in the section assets" + meant(Suggestions.near(name, names))
                    + (Suggestions.near(name, names).isEmpty()
                    ? ": add it there, and name it as base or quote of the venues' instruments" : ""));
        }
        Answers.print(out, "", answers);
    }

    private List<Answer> answers(DaemonConfig config, InstrumentTable table, List<String> names) {
        RouteRules rules = Markets.rules(config, table);
        Optional<RouteTable> routes;
        try {
            routes = Optional.of(all(config, table, rules));
        } catch (TooManyRoutesException e) {
            Common.err().println("warning: " + e.getMessage());
            routes = Optional.empty();
        }
        List<Asset> assets = chain.stream().map(name -> table.assets().get(names.indexOf(name))).toList();
        List<Answer> answers = new ArrayList<>(overBooks(config, table, rules, routes, assets));
        answers.addAll(new PoolWhyNot(config, table, rules, routes.map(RouteTable::pools)).about(assets));
        return answers;
    }

    private static List<Answer> overBooks(DaemonConfig config, InstrumentTable table, RouteRules rules,
            Optional<RouteTable> routes, List<Asset> assets) {
        return new WhyNot(config.routes(), table, rules, routes.map(RouteTable::routes)).about(assets);
    }
}
