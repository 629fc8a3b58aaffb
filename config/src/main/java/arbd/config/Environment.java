package arbd.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code venues.NAME.environment}: which of a venue's worlds is meant. There is no default: live has to be said. */
public enum Environment {
    /** Real money. */
    LIVE("live"),
    /** The venue's test network: its own accounts, books and prices. */
    TESTNET("testnet"),
    /** The venue's practice accounts, beside its real prices. */
    DEMO("demo");

    /** All of them in words. */
    static final String WORDS = Stream.of(values()).map(Environment::word).collect(Collectors.joining(" | "));

    static final Type<Environment> TYPE =
            Words.of(List.of(values()), Stream.of(values()).map(Environment::word).toArray(String[]::new));

    private final String word;

    Environment(String word) {
        this.word = word;
    }

    /** As it is written in the file. */
    public String word() {
        return word;
    }
}
