package arbd.daemon.keys;

import arbd.execution.net.Credentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Optional;

/**
 * A key from a pipe: one part a line, in the order API key, secret, passphrase. A secret that begins as a PEM goes on
 * to its last line. Nothing that was read is ever part of a complaint.
 */
public final class KeyInput {
    private static final String PEM_BEGIN = "-----BEGIN ";
    private static final String PEM_END = "-----END ";
    private static final int CHARS_MAX = 16 << 10;
    private static final int INPUT_CHARS_MAX = 3 * CHARS_MAX;

    private KeyInput() {
    }

    /**
     * Reads the parts.
     *
     * @param pem the secret from elsewhere, empty = it is the second part
     * @param passphrase whether there must be one; else it is optional
     * @throws IllegalArgumentException in words without what was read
     */
    public static Credentials read(Reader from, Optional<String> pem, boolean passphrase) throws IOException {
        BufferedReader lines = new BufferedReader(new StringReader(bounded(from)));
        String apiKey = part(lines);
        String secret = pem.isPresent() ? pem.get() : secret(lines);
        String phrase = part(lines);
        return key(apiKey, secret, phrase, passphrase);
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException in words without them
     */
    public static Credentials key(String apiKey, String secret, String phrase, boolean passphrase) {
        printable(apiKey, "API key");
        printable(secret.replace("\n", ""), "secret");
        if (passphrase && phrase.isBlank()) {
            throw new IllegalArgumentException("expected a passphrase, too: the one chosen when the key was made");
        }
        if (!phrase.isEmpty()) {
            printable(phrase, "passphrase");
        }
        return new Credentials(apiKey, secret, phrase);
    }

    /** All of it; a pipe without an end is no key. */
    private static String bounded(Reader from) throws IOException {
        char[] text = new char[INPUT_CHARS_MAX];
        int length = 0;
        for (int read = 0; read >= 0 && length < text.length; length += Math.max(0, read)) {
            read = from.read(text, length, text.length - length);
        }
        if (length == text.length) {
            throw new IllegalArgumentException("expected a key, was far too much (not shown)");
        }
        return new String(text, 0, length);
    }

    private static void printable(String part, String name) {
        if (part.isBlank() || part.length() > CHARS_MAX || !part.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException("expected the " + name + " in printable ASCII, was "
                    + (part.isBlank() ? "nothing" : "something else (not shown)"));
        }
    }

    private static String part(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        return line == null ? "" : line.strip();
    }

    private static String secret(BufferedReader lines) throws IOException {
        String first = part(lines);
        if (!first.startsWith(PEM_BEGIN)) {
            return first;
        }
        StringBuilder pem = new StringBuilder(first);
        String line = first;
        while (!line.startsWith(PEM_END)) {
            line = part(lines);
            if (line.isEmpty() || pem.length() > CHARS_MAX) {
                throw new IllegalArgumentException("expected a PEM up to its END line, was less (not shown)");
            }
            pem.append('\n').append(line);
        }
        return pem.toString();
    }
}
