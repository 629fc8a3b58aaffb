package arbd.execution.hyperliquid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import arbd.execution.ethereum.Curve;
import arbd.execution.ethereum.WalletKey;
import arbd.execution.net.Account;
import arbd.execution.net.Credentials;
import arbd.execution.order.Order;
import arbd.execution.order.TimeInForce;
import arbd.execution.sim.LedgerOrder;
import arbd.execution.sim.SimulatedAccount;
import arbd.execution.sim.SimulationSettings;
import arbd.execution.sim.VenueServers;
import arbd.feeds.net.ConnectionSettings;
import arbd.feeds.net.NetLoop;
import arbd.feeds.net.SystemClock;
import arbd.market.Decimals;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session whose signatures take as long as the test wants, against a simulated venue. */
@Timeout(120)
final class SigningDeskTest {
    private static final String KEY = "0x" + "5a".repeat(32);
    /** However slow this machine is, no order is to expire. */
    private static final long LATER_NANOS = 3_600_000_000_000L;
    private static final String MASTER = "0x" + "0c".repeat(20);

    private final Desk desk = new Desk(false, "BTC");
    private final Semaphore signatures = new Semaphore(0);
    private final CountDownLatch signing = new CountDownLatch(1);
    private final MultiThreadIoEventLoopGroup group =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final NetLoop net = new NetLoop(group.next(), NioSocketChannel.class, new SystemClock());
    private VenueServers servers;
    private HyperliquidOrderEntry entry;

    /** Signs when it is told to. */
    private final class Slow implements Curve {
        private final Curve curve = Curve.plainJava();

        @Override
        public String title() {
            return "slow";
        }

        @Override
        public byte[] publicKey(byte[] privateKey) {
            return curve.publicKey(privateKey);
        }

        @Override
        public byte[] sign(byte[] digest, byte[] privateKey) {
            signing.countDown();
            signatures.acquireUninterruptibly();
            return curve.sign(digest, privateKey);
        }

        @Override
        public byte[] recover(byte[] digest, byte[] signature, int odd) {
            return curve.recover(digest, signature, odd);
        }
    }

    private void start(String master) {
        servers = VenueServers.start(desk.account.table(), SimulationSettings.defaults(
                Map.of(0, new BigDecimal("62000"), 1, BigDecimal.ONE),
                Map.of(0, Map.of(1, 100_000_000_000_000L))).calm(),
                Map.of(0, new SimulatedAccount(Desk.ADDRESS, KEY, master)));
        entry = entry(desk.account.credentials(), Desk.ADDRESS);
        entry.start();
        until("session up", () -> desk.news.contains("session true"));
    }

    private HyperliquidOrderEntry entry(Credentials credentials, String address) {
        Account account = new Account(desk.account.venue(), desk.account.table(),
                new Credentials(address, credentials.secret()), desk.account.ids(), desk.account.sink());
        return new HyperliquidOrderEntry(account, servers.orderEntryUri(0), servers.restUri(0), net,
                new ConnectionSettings(1 << 20, 5_000, 5, 50, 1_000, 1_000, 1),
                new Signing(new Slow(), Nonces.inMemory(), false));
    }

    @AfterEach
    void close() {
        signatures.release(1_000);
        entry.close();
        servers.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void shouldNotWaitForSignaturesAndKeepTheOrderOfOrders() {
        start("");
        run(() -> LongStream.rangeClosed(1, 50).forEach(number -> place(number, "50000")));
        assertEquals(List.of(), orders(), "all were handed over, none is signed");
        run(() -> assertTrue(entry.ready()));
        signatures.release(50);
        until("all taken", () -> orders().size() == 50);
        assertEquals(LongStream.rangeClosed(1, 50).mapToObj(number -> desk.account.ids().text(7, number)).toList(),
                orders().stream().map(order -> Cloid.clientOrderId(order.clientOrderId())).toList());
        assertTrue(orders().stream().allMatch(LedgerOrder::accepted), "no nonce twice, none too low");
    }

    @Test
    void shouldTakeNoMoreThanTheVenueDoes() {
        start("");
        run(() -> {
            LongStream.rangeClosed(1, 99).forEach(number -> place(number, "50000"));
            assertTrue(entry.ready());
            place(100, "50000");
            assertFalse(entry.ready());
        });
    }

    /** Its order was reported unknown: to send it after all would be to send what may have been given up. */
    @Test
    void shouldNotSendWhatWasReportedUnknownWhileItWasSigned() throws Exception {
        start("");
        run(() -> place(1, "70000"));
        assertTrue(signing.await(30, TimeUnit.SECONDS));
        servers.faults(0).cutConnections();
        until("unknown", () -> count("UNKNOWN 1 NO_ANSWER") == 1);
        until("up again", () -> count("session true") == 2);
        signatures.release(2);
        run(() -> place(2, "50000"));
        until("the next is taken", () -> orders().size() == 1);
        assertEquals(desk.account.ids().text(7, 2), Cloid.clientOrderId(orders().get(0).clientOrderId()));
        assertEquals(1, count("UNKNOWN 1"));
    }

    @Test
    void shouldSendNothingThatTheVenuesGridDoesNotHold() {
        start("");
        run(() -> place(1, "62000.5"));
        assertEquals(1, count("SUPPRESSED 1 FILTER"));
        signatures.release(1);
        run(() -> place(2, "50000"));
        until("the next is taken", () -> orders().size() == 1);
        assertEquals(desk.account.ids().text(7, 2), Cloid.clientOrderId(orders().get(0).clientOrderId()));
    }

    @Test
    void shouldActForASubAccountOfTheWalletsAccount() {
        start(MASTER);
        signatures.release(2);
        run(() -> place(1, "50000"));
        until("taken", () -> orders().size() == 1 && orders().get(0).accepted());
        Order resting = order(1, "50000");
        run(() -> entry.cancel(resting, net.clock().wallNanos()));
        until("cancelled", () -> count("CANCELLED 1 cum 0") == 1);
    }

    @Test
    void shouldRefuseTheAccountsOwnKeyAndStrangersWallets() {
        start("");
        String own = new WalletKey(Curve.plainJava(), KEY).address();
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
                () -> entry(desk.account.credentials(), own));
        assertTrue(refused.getMessage().contains("can withdraw"), refused.getMessage());
        int up = count("session true");
        entry.close();
        entry = entry(desk.account.credentials(), MASTER);
        entry.start();
        until("tried three times", () -> entry.counters().connects() >= 3);
        assertEquals(up, count("session true"), "an API wallet of another account");
    }

    private void place(long number, String px) {
        entry.place(order(number, px), net.clock().wallNanos() + LATER_NANOS);
    }

    private static Order order(long number, String px) {
        Order order = Desk.order(number, px, "0.01", TimeInForce.GTC);
        order.px = Decimals.parse(px, 6);
        return order;
    }

    private List<LedgerOrder> orders() {
        return servers.ledger(0).orders();
    }

    private int count(String begin) {
        return (int) desk.news.stream().filter(line -> line.startsWith(begin)).count();
    }

    private void run(Runnable task) {
        group.next().submit(task).syncUninterruptibly();
    }

    private void until(String what, BooleanSupplier condition) {
        long end = net.clock().nanoTime() + 30_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(net.clock().nanoTime() < end, "never: " + what);
            LockSupport.parkNanos(500_000);
        }
    }
}
