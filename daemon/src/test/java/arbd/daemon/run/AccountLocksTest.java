package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.Protocol;
import arbd.execution.net.Credentials;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLocksTest {
    private static final String WALLET = "0x" + "5a".repeat(32);

    @TempDir
    private Path home;

    @Test
    void shouldLetOneTakeAnAccountUntilItEnds() throws Exception {
        try (AccountLocks second = new AccountLocks(home)) {
            takenByAnother(second);
            second.take("beta", Protocol.BYBIT_LINEAR, "key");
        }
    }

    private void takenByAnother(AccountLocks second) throws StopException {
        try (AccountLocks first = new AccountLocks(home)) {
            first.take("alpha", Protocol.BYBIT, "key");
            StopException held = assertThrows(StopException.class,
                    () -> second.take("beta", Protocol.BYBIT_LINEAR, "key"), "one wallet for both");
            assertEquals(StopException.HELD, held.exitCode());
            assertTrue(held.getMessage().startsWith("the account of venue beta is traded by another arbd"));
            assertFalse(held.getMessage().contains("key)"), "not even the public key is told");
            second.take("beta", Protocol.BYBIT, "another");
            second.take("gamma", Protocol.KRAKEN, "key");
        }
    }

    @Test
    void shouldNotLetTwoVenuesOfOneDaemonHaveTheSameKey() throws Exception {
        try (AccountLocks locks = new AccountLocks(home)) {
            locks.take("alpha", Protocol.BINANCE, "key");
            locks.take("futures", Protocol.BINANCE_USDM, "key");
            assertThrows(StopException.class, () -> locks.take("beta", Protocol.BINANCE, "key"));
        }
    }

    /** The nonces of one wallet must rise over all who sign with it, whatever account they sign for. */
    @Test
    void shouldNotLetTwoSignWithTheSameWallet() throws Exception {
        Credentials one = new Credentials("0x" + "1".repeat(40), WALLET, "");
        Credentials other = new Credentials("0x" + "2".repeat(40), WALLET, "");
        try (AccountLocks daemon = new AccountLocks(home); AccountLocks trial = new AccountLocks(home)) {
            daemon.take("perps", Protocol.HYPERLIQUID, one.apiKey());
            daemon.takeWallet("perps", Protocol.HYPERLIQUID, one);
            daemon.take("spot", Protocol.HYPERLIQUID_SPOT, other.apiKey());
            StopException second = assertThrows(StopException.class,
                    () -> daemon.takeWallet("spot", Protocol.HYPERLIQUID_SPOT, other), "another section");
            assertTrue(second.getMessage().startsWith("the wallet that signs for venue spot is in use by another"
                    + " arbd,"), second.getMessage());
            assertFalse(second.getMessage().contains(WALLET.substring(2)));
            assertThrows(StopException.class, () -> trial.takeWallet("perps", Protocol.HYPERLIQUID, one), "test-order");
            trial.takeWallet("spot", Protocol.HYPERLIQUID_SPOT, new Credentials("0x", "0x" + "5b".repeat(32), ""));
            trial.takeWallet("beta", Protocol.KRAKEN, one);
        }
        assertEquals(AccountLocks.nonces(home, Protocol.HYPERLIQUID, "0xab"),
                AccountLocks.nonces(home, Protocol.HYPERLIQUID_SPOT, "0xab"), "one file of nonces for one wallet");
    }

    @Test
    void shouldSayThatASecretIsNoKey() {
        try (AccountLocks locks = new AccountLocks(home)) {
            StopException refused = assertThrows(StopException.class, () -> locks.takeWallet("perps",
                    Protocol.HYPERLIQUID, new Credentials("0x", "nothing", "")));
            assertEquals(StopException.CONFIGURATION, refused.exitCode());
        }
    }
}
