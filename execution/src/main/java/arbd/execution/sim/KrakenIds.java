package arbd.execution.sim;

/** Kraken's way to write ids: groups of capitals and digits, {@code OQCLML-BW3P3-BUCMWZ}. */
final class KrakenIds {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private KrakenIds() {
    }

    static String order(long id) {
        return grouped('O', id);
    }

    static String trade(long id) {
        return grouped('T', id);
    }

    static String entry(long id) {
        return grouped('L', id);
    }

    /** First letter, then fifteen base-36 digits of the id with its low digits in front, grouped 6-5-6. */
    private static String grouped(char first, long id) {
        StringBuilder text = new StringBuilder(19).append(first);
        long rest = id;
        for (int i = 1; i < 17; i++) {
            if (i == 6 || i == 11) {
                text.append('-');
            }
            text.append(DIGITS.charAt((int) (rest % 36)));
            rest /= 36;
        }
        return text.toString();
    }
}
