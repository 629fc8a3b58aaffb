package arbd.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises what must not be in a configuration, so that it is refused without being repeated. */
final class Secrets {
    private static final Pattern WORDS =
            Pattern.compile(".*(secret|passw|passphrase|api_?-?key|private_?-?key|token|mnemonic|signature).*");

    private Secrets() {
    }

    /** Whether a key's name promises a secret. */
    static boolean looksSecret(String key) {
        return WORDS.matcher(key.toLowerCase(Locale.ROOT)).matches();
    }
}
