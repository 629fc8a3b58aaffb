package arbd.daemon.cli;

import arbd.config.ConfigException;
import arbd.config.ConfigFile;
import arbd.config.Endpoints;
import arbd.config.Environment;
import arbd.config.Mode;
import arbd.config.Problem;
import arbd.config.Protocol;
import arbd.daemon.init.ChosenMarkets;
import arbd.daemon.init.InitFile;
import arbd.daemon.init.InitRequest;
import arbd.daemon.run.StopException;
import arbd.daemon.venues.VenueCatalogue;
import java.io.Console;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a first configuration. */
@Command(
        name = "init",
        description = "Write a commented configuration for some venues, ready for check and run.",
        footer = {"", "Examples:",
            "  arbd init --venues kraken,binance --mode paper",
            "  arbd init --venues binance,okx --assets BTC,ETH,SOL --out my.yaml",
            "  arbd init --venues coinbase,kraken --equivalent USDT=USD:5bps --out my.yaml",
            "  arbd init --venues binance --mode live --environment testnet --out testnet.yaml",
            "", "Paper needs no keys. USD, USDT and USDC are three assets: what shall count as the same is asked for",
            "on a terminal, or said with --equivalent; it is never assumed."})
final class InitCommand implements Callable<Integer> {
    private static final String NAME = "the new configuration";

    @Mixin
    private Common common;

    @Spec
    private CommandSpec spec;

    @Option(names = "--venues", paramLabel = "A,B", split = ",", required = true,
            description = "Venues by their protocol words, as arbd venues lists them.")
    private List<String> venues;

    @Option(names = "--mode", paramLabel = "MODE", defaultValue = "paper",
            description = "paper (no keys, no orders) | live; default: ${DEFAULT-VALUE}.")
    private Mode mode;

    @Option(names = "--environment", paramLabel = "NAME",
            description = "live | testnet | demo; default: live market data for paper, none for live.")
    private Environment environment;

    @Option(names = "--assets", paramLabel = "A,B", split = ",", defaultValue = "BTC,ETH",
            description = "What is traded; default: ${DEFAULT-VALUE}.")
    private List<String> assets;

    @Option(names = "--equivalent", paramLabel = "A=B:COST",
            description = "A counts as B at this haircut, such as USDT=USD:5bps; may be given more than once.")
    private List<String> equivalents = List.of();

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "arbd.yaml",
            description = "Where to write; - is standard output; default: ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--force", description = "Overwrite the file.")
    private boolean force;

    @Override
    public Integer call() throws StopException {
        if (common.hasConfig()) {
            throw new ParameterException(spec.commandLine(), "init writes to --out FILE, not to --config");
        }
        InitRequest request = request();
        ChosenMarkets chosen = chosen(request);
        if (!chosen.apart().isEmpty() && System.console() != null) {
            request = withEquivalents(request, asked(chosen, System.console()));
            chosen = chosen(request);
        }
        String text = InitFile.text(request, chosen);
        check(text);
        write(text);
        tell(request, chosen);
        return 0;
    }

    private InitRequest request() {
        List<Protocol> chosen = venues.stream().map(word -> VenueNames.of(spec, word.strip())).distinct().toList();
        for (Protocol venue : chosen) {
            if (!VenueCatalogue.of(venue).feed()) {
                throw new ParameterException(spec.commandLine(), "arbd has no market data of " + venue.word()
                        + " yet; arbd venues tells of which it has");
            }
        }
        if (environment == null && mode == Mode.LIVE) {
            throw new ParameterException(spec.commandLine(),
                    "mode live wants --environment live | testnet | demo: real money is never assumed");
        }
        Environment wanted = environment == null ? Environment.LIVE : environment;
        for (Protocol venue : chosen) {
            if (Endpoints.find(venue, wanted, Endpoints.GLOBAL).isEmpty()) {
                throw new ParameterException(spec.commandLine(), venue.word() + " has no " + wanted.word() + "; it has "
                        + Endpoints.environments(venue).stream().map(Environment::word)
                        .collect(Collectors.joining(", ")));
            }
        }
        return withEquivalents(new InitRequest(chosen, mode, wanted,
                assets.stream().map(String::strip).distinct().toList(), List.of()), equivalents);
    }

    private InitRequest withEquivalents(InitRequest request, List<String> said) {
        try {
            return new InitRequest(request.venues(), request.mode(), request.environment(), request.assets(),
                    said.stream().map(InitRequest.SameMoney::of).toList());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--equivalent: " + e.getMessage(), e);
        }
    }

    private ChosenMarkets chosen(InitRequest request) {
        try {
            return ChosenMarkets.of(request);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    /** Nothing typed means that they stay apart. */
    private static List<String> asked(ChosenMarkets chosen, Console console) {
        List<String> same = new ArrayList<>();
        String as = chosen.apart().get(0);
        for (String money : chosen.apart().subList(1, chosen.apart().size())) {
            String typed = console.readLine("%s and %s are different assets. Shall %s count as %s, and at which cost"
                    + " (5bps, 0.1%%; empty = no)? ", money, as, money, as);
            if (typed != null && !typed.isBlank()) {
                same.add(money + "=" + as + ":" + typed.strip());
            }
        }
        return same;
    }

    /** What is written must be valid; everything else would be our mistake. */
    private static void check(String text) throws StopException {
        try {
            for (Problem warning : ConfigFile.parse(NAME, text).warnings()) {
                Common.err().println("warning: " + warning);
            }
        } catch (ConfigException e) {
            throw new StopException(StopException.CONFIGURATION, "this does not make a valid configuration:\n"
                    + e.getMessage(), e);
        }
    }

    private void write(String text) throws StopException {
        if (out.toString().equals("-")) {
            Common.out().print(text);
            return;
        }
        StandardOpenOption[] how = force
                ? new StandardOpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE}
                : new StandardOpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(out, text, how);
        } catch (FileAlreadyExistsException e) {
            throw new StopException(StopException.CANNOT_CREATE, out + " is there already; --force overwrites it, --out"
                    + " FILE names another", e);
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write " + out + ": " + e, e);
        }
    }

    private void tell(InitRequest request, ChosenMarkets chosen) {
        if (!chosen.apart().isEmpty()) {
            Common.err().println("note: no money is common to all of these venues (" + String.join(", ", chosen.apart())
                    + "), so no route joins them; --equivalent " + chosen.apart().get(chosen.apart().size() - 1) + "="
                    + chosen.apart().get(0) + ":5bps would");
        }
        if (out.toString().equals("-")) {
            return;
        }
        Stream<String> next = request.mode() == Mode.PAPER
                ? Stream.of("./arbd check --config " + out, "./arbd run --config " + out)
                : Stream.concat(request.venues().stream()
                        .filter(venue -> VenueCatalogue.of(venue).orders().open())
                        .map(venue -> "./arbd keys add " + venue.word() + " --venue " + venue.word() + " --config "
                                + out),
                        Stream.of("./arbd check --config " + out));
        Common.err().println("wrote " + out + "; next:");
        next.forEach(line -> Common.err().println("  " + line));
    }
}
