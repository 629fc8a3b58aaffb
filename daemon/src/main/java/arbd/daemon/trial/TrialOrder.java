package arbd.daemon.trial;

import arbd.daemon.trial.TrialNews.Word;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of the order, word by word. Replies and the private stream may overtake each other. Pure: time comes with
 * the words.
 */
final class TrialOrder {
    private final Map<Long, Long> fills = new HashMap<>();
    private long ackNanos;
    private long streamNanos;
    private long endNanos;
    private long saidFilled;
    private boolean rejected;
    private boolean ended;
    private int notFound;
    private boolean doubt;
    private String words = "";

    /** Takes a word. */
    void on(Word word) {
        words = word.words().isEmpty() ? words : word.words();
        saidFilled = Math.max(saidFilled, word.cumQty());
        switch (word.kind()) {
            case ACCEPTED -> accepted(word);
            case FILL -> {
                fills.put(word.tradeId(), word.qty());
                streamNanos = streamNanos == 0 && !word.answer() ? word.nanos() : streamNanos;
            }
            case CANCELLED -> {
                streamNanos = streamNanos == 0 && !word.answer() ? word.nanos() : streamNanos;
                endNanos = endNanos == 0 ? word.nanos() : endNanos;
                ended = true;
                doubt = false;
            }
            case REJECTED -> {
                ackNanos = ackNanos == 0 ? word.nanos() : ackNanos;
                rejected = true;
            }
            case NOT_FOUND -> notFound++;
            case UNKNOWN -> doubt = true;
            case SUPPRESSED -> throw new IllegalStateException("nobody suppresses here");
        }
    }

    private void accepted(Word word) {
        if (word.answer()) {
            ackNanos = ackNanos == 0 ? word.nanos() : ackNanos;
        } else {
            streamNanos = streamNanos == 0 ? word.nanos() : streamNanos;
        }
    }

    /** Whether the venue's reply and its stream have both spoken, or nothing more is to be expected. */
    boolean placed() {
        return over() || doubt || ackNanos != 0 && streamNanos != 0;
    }

    /** Whether nothing of it can rest any more. */
    boolean over() {
        return rejected || ended;
    }

    /** Whether the venue twice did not know an order that nobody ever acknowledged. */
    boolean neverThere() {
        return notFound >= 2 && ackNanos == 0 && streamNanos == 0;
    }

    boolean rejected() {
        return rejected;
    }

    boolean doubt() {
        return doubt;
    }

    /** Forgets a doubt before asking again. */
    void asked() {
        doubt = false;
    }

    /** When the reply to the order came, 0 = it did not. */
    long ackNanos() {
        return ackNanos;
    }

    /** When the private stream spoke of the order first, 0 = it did not. */
    long streamNanos() {
        return streamNanos;
    }

    /** When the cancellation was told, 0 = it was not. */
    long endNanos() {
        return endNanos;
    }

    /** Quantity that was executed all the same, mantissa. */
    long filledQty() {
        return Math.max(saidFilled, fills.values().stream().mapToLong(Long::longValue).sum());
    }

    /** The venue's last words. */
    String words() {
        return words;
    }
}
