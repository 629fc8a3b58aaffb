package arbd.execution.sim;

import arbd.execution.ethereum.Curve;
import arbd.execution.ethereum.WalletKey;
import arbd.execution.hyperliquid.AgentDigest;
import arbd.execution.hyperliquid.MessagePack;
import arbd.execution.hyperliquid.PackedJson;
import arbd.market.Require;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Who may act: finds out who signed an action, as it is written and with the numbers as the venue writes them, and
 * keeps the hundred highest nonces of the one API wallet that it knows.
 */
final class HyperliquidSigner {
    private static final int NONCES = 100;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int WORD_BYTES = 32;

    private final Curve curve = Curve.plainJava();
    private final AgentDigest digest = new AgentDigest(false);
    private final String account;
    private final String wallet;
    private final String master;
    private final TreeSet<Long> nonces = new TreeSet<>();
    private long acted;

    HyperliquidSigner(SimulatedAccount account) {
        Require.that(WalletKey.isAddress(account.apiKey()), "a simulated Hyperliquid account's key is an address");
        this.account = account.apiKey().toLowerCase(Locale.ROOT);
        this.wallet = new WalletKey(curve, account.secret()).address();
        this.master = account.passphrase().isEmpty() ? this.account : account.passphrase().toLowerCase(Locale.ROOT);
    }

    /** The address of the account that the API wallet is of: this one, or the one that it is a sub-account of. */
    String master() {
        return master;
    }

    /** The account's address. */
    String account() {
        return account;
    }

    /** The API wallet's address. */
    String wallet() {
        return wallet;
    }

    /** How many actions were taken of it. */
    long acted() {
        return acted;
    }

    /** Why an action is not even looked at, null = it is. */
    String refusal(JsonNode payload, long nowMillis) {
        String signer = signer(payload);
        String vault = payload.path("vaultAddress").textValue();
        if (!wallet.equals(signer)) {
            return "User or API Wallet " + signer + " does not exist.";
        }
        if (!account.equals(vault == null ? master : vault)) {
            return "Simulated: the wallet's account is another one.";
        }
        JsonNode expires = payload.path("expiresAfter");
        if (expires.isIntegralNumber() && nowMillis > expires.longValue()) {
            return "Action expired: expiresAfter was " + expires.longValue();
        }
        return nonce(payload.path("nonce").asLong(), nowMillis);
    }

    private String nonce(long nonce, long nowMillis) {
        if (nonces.contains(nonce)) {
            return "Invalid nonce: duplicate nonce " + nonce;
        }
        if (nonces.size() == NONCES && nonce < nonces.first()) {
            return "Invalid nonce: nonce too low " + nonce;
        }
        if (nonce <= nowMillis - 2 * DAY_MILLIS || nonce >= nowMillis + DAY_MILLIS) {
            return "Invalid nonce: out of range " + nonce;
        }
        nonces.add(nonce);
        acted++;
        if (nonces.size() > NONCES) {
            nonces.pollFirst();
        }
        return null;
    }

    /** Whoever signed: for what is no signature, the address of nobody. */
    private String signer(JsonNode payload) {
        JsonNode expires = payload.path("expiresAfter");
        MessagePack packed = new MessagePack();
        byte[] signature = signature(payload.path("signature"));
        String signer = null;
        try {
            PackedJson.append(normal(payload.path("action")), packed);
            byte[] vault = AgentDigest.vault(payload.path("vaultAddress").textValue());
            signer = WalletKey.signer(curve, digest.digest(digest.connectionId(packed,
                    payload.path("nonce").asLong(), vault, expires.asLong())), signature);
        } catch (IllegalArgumentException unreadable) {
            signer = null;
        }
        return signer == null ? "0x" + "0".repeat(40) : signer;
    }

    /** Prices and sizes as the venue writes them: whoever signed needless zeros signed something else. */
    private static JsonNode normal(JsonNode action) {
        JsonNode copy = action.deepCopy();
        for (JsonNode order : copy.path("orders")) {
            for (String name : new String[] {"p", "s"}) {
                BigDecimal value = JsonInput.decimal(order.path(name).asText());
                if (value != null && order instanceof ObjectNode) {
                    ((ObjectNode) order).put(name, value.signum() == 0 ? "0"
                            : value.stripTrailingZeros().toPlainString());
                }
            }
        }
        return copy;
    }

    /** With or without leading zeros, as clients write it. */
    private static byte[] signature(JsonNode parts) {
        byte[] signature = new byte[WalletKey.SIGNATURE_BYTES];
        for (int part = 0; part < 2; part++) {
            String text = parts.path(part == 0 ? "r" : "s").asText();
            if (!text.matches("0x[0-9a-f]{1,64}")) {
                return new byte[0];
            }
            byte[] number = new BigInteger(text.substring(2), 16).toByteArray();
            int length = Math.min(number.length, WORD_BYTES);
            System.arraycopy(number, number.length - length, signature, (part + 1) * WORD_BYTES - length, length);
        }
        signature[WalletKey.SIGNATURE_BYTES - 1] = (byte) parts.path("v").asInt();
        return signature;
    }
}
