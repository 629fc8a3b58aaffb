package arbd.daemon.cli;

import arbd.config.Endpoint;
import arbd.config.Endpoints;
import arbd.config.Environment;
import arbd.config.Protocol;
import arbd.daemon.keys.KeyFolder;
import arbd.daemon.keys.KeyInput;
import arbd.daemon.run.StopException;
import arbd.daemon.venues.VenueCatalogue;
import arbd.execution.net.Credentials;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes in one account's key. */
@Command(
        name = "add",
        description = "Take in the key of an account: typed without echo, or piped in, one part a line. The venue is"
                + " asked what it may.",
        footer = {"", "Examples:", "  arbd keys add kraken-main --venue kraken --config my.yaml",
            "  printf '%%s\\n' \"$KEY\" \"$SECRET\" \"$PASSPHRASE\" | arbd keys add okx --venue okx",
            "  arbd keys add coinbase --venue coinbase --pem key.pem"})
final class KeysAddCommand implements Callable<Integer> {
    private static final long PEM_BYTES_MAX = 16 << 10;

    @Mixin
    private KeyPlace place;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ACCOUNT", description = "As the configuration calls it.")
    private String account;

    @Option(names = "--venue", paramLabel = "NAME", description = "Whose key it is: tells which parts it has.")
    private String venue;

    @Option(names = "--environment", paramLabel = "NAME", description = "Ask there what the key may, if no venue of"
            + " the configuration has the account: live, testnet or demo.")
    private String environment;

    @Option(names = "--pem", paramLabel = "FILE", description = "The secret is this private key.")
    private Path pem;

    @Option(names = "--force", description = "Replace a key that is there.")
    private boolean force;

    @Override
    public Integer call() throws StopException {
        KeyPlace.check(spec, account);
        Optional<Protocol> of = Optional.ofNullable(venue).map(word -> VenueNames.of(spec, word));
        List<String> parts = of.map(protocol -> VenueCatalogue.of(protocol).credentials()).orElse(List.of());
        if (of.isPresent() && parts.isEmpty()) {
            throw new ParameterException(spec.commandLine(), of.get().word() + " has no accounts here: it is market"
                    + " data alone");
        }
        Optional<Endpoint> world = world(of);
        KeyFolder folder = place.folder();
        if (!force && Files.exists(folder.path().resolve(account + ".properties"))) {
            throw taken(null); // before anybody types
        }
        Credentials key;
        try {
            key = key(of, parts.contains("passphrase"));
            Path file = folder.write(account, key, force);
            Common.err().println("wrote " + file + ", for you alone (0600)");
        } catch (FileAlreadyExistsException e) {
            throw taken(e);
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write below " + folder.path() + ": "
                    + e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
        if (new KeyPermissions(Common.err()).show(place.config(), account, key, world)) {
            return StopException.PERMISSION;
        }
        of.ifPresent(protocol -> Common.err().println("next: arbd test-order --config FILE --venue NAME --symbol SYMBOL"
                + " shows whether it works"));
        return 0;
    }

    /** Where the venue is asked what the key may, when no configuration says it. */
    private Optional<Endpoint> world(Optional<Protocol> of) {
        if (environment == null) {
            return Optional.empty();
        }
        Optional<Environment> named = Stream.of(Environment.values())
                .filter(each -> each.word().equals(environment)).findFirst();
        Optional<Endpoint> at = of.flatMap(protocol -> named.flatMap(
                each -> Endpoints.find(protocol, each, Endpoints.GLOBAL)));
        if (at.isEmpty()) {
            String has = of.map(protocol -> Endpoints.environments(protocol).stream().map(Environment::word)
                    .collect(Collectors.joining(" | "))).orElse("live | testnet | demo");
            throw new ParameterException(spec.commandLine(), "--environment: expected --venue beside it, and one that"
                    + " the venue has: " + has);
        }
        return at;
    }

    private Credentials key(Optional<Protocol> of, boolean passphrase) throws StopException, IOException {
        Optional<String> secret = pem == null ? Optional.empty() : Optional.of(pem());
        Console console = System.console();
        try {
            if (console == null) {
                return KeyInput.read(new InputStreamReader(System.in, StandardCharsets.UTF_8), secret, passphrase);
            }
            String apiKey = typed(console, "API key");
            String hidden = secret.isPresent() ? secret.get() : typed(console, "secret");
            boolean asks = passphrase || of.isEmpty();
            return KeyInput.key(apiKey, hidden, asks ? typed(console, passphrase ? "passphrase"
                    : "passphrase (empty = none)") : "", passphrase);
        } catch (IllegalArgumentException e) {
            throw new StopException(StopException.CONFIGURATION, e.getMessage());
        }
    }

    private static String typed(Console console, String what) {
        char[] typed = console.readPassword("%s, not shown: ", what);
        return typed == null ? "" : new String(typed).strip();
    }

    private String pem() throws StopException {
        try {
            if (Files.size(pem) > PEM_BYTES_MAX) {
                throw new StopException(StopException.CONFIGURATION, pem + ": too large for a private key");
            }
            return Files.readString(pem).strip();
        } catch (IOException e) {
            throw new StopException(StopException.IO, "cannot read " + pem + ": " + e.getClass().getSimpleName(), e);
        }
    }

    private StopException taken(Throwable cause) {
        return new StopException(StopException.CANNOT_CREATE, "account " + account + " has a key in "
                + place.folder().path() + " already; --force replaces it", cause);
    }
}
