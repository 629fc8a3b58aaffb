package arbd.daemon.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.config.Protocol;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountLocksTest {
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
}
