package arbd.feeds.net;

/** HTTP statuses in words, where the number alone does not say what to do. */
public final class HttpStatus {
    private HttpStatus() {
    }

    /** {@code status 451: the venue does not serve this address or its region}. */
    public static String words(int status) {
        String number = "status " + status;
        return switch (status) {
            case 401 -> number + ": the venue does not know the key, or its signature is wrong";
            case 403 -> number + ": the venue refuses this address: its region is blocked, or it asked too much";
            case 418, 429 -> number + ": the venue wants fewer requests";
            case 451 -> number + ": the venue does not serve this address: its region is blocked";
            default -> number;
        };
    }
}
