package arbd.execution.coinbase;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A trade's number from its id, which Coinbase writes as text. Digits are the number itself; of a UUID both halves are
 * mixed; anything else is hashed. The same text gives the same number in every life; two trades of one order get the
 * same by chance once in some 10^16 orders of a thousand trades.
 */
final class TradeNumber {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern UUIDS = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private TradeNumber() {
    }

    static long of(String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a trade without an id");
        }
        if (DIGITS.matcher(id).matches()) {
            return Long.parseLong(id);
        }
        if (UUIDS.matcher(id).matches()) {
            UUID uuid = UUID.fromString(id);
            return uuid.getMostSignificantBits() * ODD ^ uuid.getLeastSignificantBits();
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
