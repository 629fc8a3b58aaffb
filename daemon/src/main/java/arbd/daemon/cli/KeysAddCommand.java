package arbd.daemon.cli;

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
        description = "Take in the key of an account: typed without echo, or piped in, one part a line.",
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
        KeyFolder folder = place.folder();
        if (!force && Files.exists(folder.path().resolve(account + ".properties"))) {
            throw taken(null); // before anybody types
        }
        try {
            Path file = folder.write(account, key(of, parts.contains("passphrase")), force);
            Common.err().println("wrote " + file + ", for you alone (0600)");
        } catch (FileAlreadyExistsException e) {
            throw taken(e);
        } catch (IOException e) {
            throw new StopException(StopException.CANNOT_CREATE, "cannot write below " + folder.path() + ": "
                    + e.getClass().getSimpleName() + " " + e.getMessage(), e);
        }
        Common.err().println("permissions not asked: look at the venue's own page that this key may read and trade, and"
                + " may not withdraw; arbd never withdraws");
        of.ifPresent(protocol -> Common.err().println("next: arbd test-order --config FILE --venue NAME --symbol SYMBOL"
                + " shows whether it works"));
        return 0;
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
