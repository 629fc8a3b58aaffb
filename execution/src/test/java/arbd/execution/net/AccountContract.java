package arbd.execution.net;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import arbd.execution.hyperliquid.Cloid;
import arbd.execution.net.AllVenues.News;
import arbd.execution.order.Capabilities;
import arbd.execution.order.Capability;
import arbd.execution.order.Order;
import arbd.execution.order.OrderEntry;
import arbd.execution.order.TimeInForce;
import arbd.execution.sim.LedgerFill;
import arbd.market.Side;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every account must do: one class for each behaviour, run for every protocol of {@link Capabilities} against its
 * simulated venue, over sockets. A protocol that {@link AllVenues} does not know fails them all. A behaviour that a
 * venue has not is skipped, and the skip names the capability that its account lacks.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("arbd.execution.order.Capabilities#protocols")
@Timeout(120)
abstract class AccountContract {
    /** Whose account it is. */
    @Parameter
    String protocol;

    final AllVenues venues = new AllVenues();
    final News news = new News();
    OrderEntry entry;
    int venue;

    @BeforeEach
    void find() {
        venue = venues.of(protocol);
    }

    @AfterEach
    void close() {
        if (entry != null) {
            entry.close();
        }
        venues.close();
    }

    /** Goes on only where the account can do that. */
    final void needs(Capability capability) {
        assumeTrue(has(capability), () -> protocol + " has no " + capability);
    }

    /** Goes on only where the account cannot do that. */
    final void needsTheLackOf(Capability capability) {
        assumeTrue(!has(capability), () -> protocol + " has " + capability);
    }

    final boolean has(Capability capability) {
        return Capabilities.of(protocol).contains(capability);
    }

    final void start() {
        start(venues.entry(venue, news));
    }

    final void start(OrderEntry session) {
        entry = session;
        entry.start();
        AllVenues.until("session up", () -> news.sessions.contains(true));
        venues.run(() -> assertTrue(entry.ready()));
    }

    /** An order that meets sellers at once, and is over. */
    final Order buying(long number) {
        return venues.order(venue, number, Side.BUY, "70000", TimeInForce.IOC);
    }

    /** An order that meets nobody. */
    final Order missing(long number) {
        return venues.order(venue, number, Side.BUY, "50000", TimeInForce.IOC);
    }

    /** An order that meets nobody, and stays. */
    final Order resting(long number) {
        return venues.order(venue, number, Side.BUY, "50000", TimeInForce.GTC);
    }

    /** Places an order and waits until it rests, by the reply and by the stream. */
    final Order rest(long number) {
        Order order = resting(number);
        place(order);
        AllVenues.until("rests", () -> news.answers.containsAll(
                List.of(number + " ACCEPTED true", number + " ACCEPTED false")));
        return order;
    }

    final void place(Order order) {
        venues.run(() -> entry.place(order, AllVenues.wallNanos()));
    }

    final void cancel(Order order) {
        venues.run(() -> entry.cancel(order, AllVenues.wallNanos()));
    }

    final void query(Order order) {
        venues.run(() -> entry.query(order, AllVenues.wallNanos()));
    }

    /** Waits for a report about one order that begins like this. */
    final void until(long number, String kind) {
        AllVenues.until(number + " " + kind, () -> !news.of(number, kind).isEmpty());
    }

    /** Waits until every fill of an order that the venue's ledger has was reported. */
    final void untilFilled(long number) {
        AllVenues.until("fills", () -> !expected(number).isEmpty()
                && news.of(number, "FILL").size() == expected(number).size());
    }

    final List<LedgerFill> fills() {
        return venues.servers.ledger(venue).fills();
    }

    final long closing(int asset) {
        return venues.servers.ledger(venue).closing().get(asset);
    }

    /** What must be reported of the fills of an order, by the venue's ledger. */
    final List<String> expected(long number) {
        String id = venues.ids.text(7, number);
        return fills().stream().filter(fill -> Cloid.clientOrderId(fill.clientOrderId()).equals(id))
                .map(fill -> number + " FILL NONE trade " + fill.tradeId() + " px " + fill.px() + " qty " + fill.qty()
                        + " fee " + fill.fee() + " of " + fill.feeAsset() + " realised " + fill.realised())
                .collect(Collectors.toList());
    }
}
