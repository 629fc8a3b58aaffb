package arbd.execution.sim;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SplittableRandom;

/** The WebSocket tokens that REST handed out; the oldest is forgotten when there are too many. */
final class KrakenTokens {
    private static final int TOKENS_MAX = 100;

    private final Set<String> tokens = new LinkedHashSet<>();
    private final SplittableRandom random;

    KrakenTokens(long seed) {
        random = new SplittableRandom(seed);
    }

    String issue() {
        StringBuilder token = new StringBuilder(43);
        while (token.length() < 43) {
            token.append(Character.forDigit(random.nextInt(36), 36));
        }
        if (tokens.size() == TOKENS_MAX) {
            tokens.remove(tokens.iterator().next());
        }
        tokens.add(token.toString());
        return token.toString();
    }

    boolean good(String token) {
        return tokens.contains(token);
    }
}
