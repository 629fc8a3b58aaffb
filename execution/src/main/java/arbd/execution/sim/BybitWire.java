package arbd.execution.sim;

import arbd.market.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bybit v5, spot or linear perpetuals: WebSockets at {@code /v5/public/spot} or {@code /v5/public/linear} (books,
 * tickers of perpetuals), {@code /v5/trade} (orders) and {@code /v5/private} (what happens to the account), and the
 * REST queries around them, as the venue documents.
 */
final class BybitWire implements VenueWire {
    private static final String TRADE = "/v5/trade";
    private static final String PRIVATE = "/v5/private";
    private static final Pattern ACTIVE = Pattern.compile("[?&]max_active_time=([0-9]{1,3})([sm])(&|$)");
    /** Orders a second, as the venue lets a new account have. */
    private static final int LINEAR_ORDERS = 10;
    private static final int SPOT_ORDERS = 20;

    private final SimulatedVenue venue;
    private final VenueLoop loop;
    private final boolean linear;
    private final DataOut out;
    private final BybitLogin login;
    private final BybitLog log;
    private final BybitHoldingRows holdings;
    private final DeadMan deadMan;
    private final BybitDisconnect disconnect;
    private final BybitApi api;
    private final BybitBudget budget;
    private final SimulatedFunding funding;
    private final List<BybitClient> clients = new ArrayList<>();
    private long connectionId;
    private int turn;

    /** A topic and what is told there. */
    private record Push(String topic, String row) {
    }

    BybitWire(SimulatedVenue venue, VenueLoop loop, FaultPlan faults, SimulatedAccount account,
            long fundingEveryNanos) {
        this.venue = venue;
        this.loop = loop;
        this.linear = venue.venue().protocol().equals("bybit-linear");
        this.out = new DataOut(loop, faults);
        this.login = new BybitLogin(account);
        this.log = new BybitLog(venue);
        this.holdings = new BybitHoldingRows(venue, log);
        this.deadMan = new DeadMan(venue, faults);
        this.disconnect = new BybitDisconnect(deadMan, linear);
        this.api = new BybitApi(venue, loop, login, log, holdings, disconnect);
        this.budget = new BybitBudget(linear ? LINEAR_ORDERS : SPOT_ORDERS);
        this.funding = new SimulatedFunding(venue, fundingEveryNanos, loop.nowNanos());
    }

    @Override
    public boolean serves(String uri) {
        return uri.equals(publicPath()) || path(uri).equals(TRADE) || path(uri).equals(PRIVATE);
    }

    private static String path(String uri) {
        return uri.split("\\?", 2)[0];
    }

    /** How long a client may be silent: ten minutes, unless its address says otherwise. */
    private static long idleNanos(String uri) {
        Matcher seconds = ACTIVE.matcher(uri);
        long asked = seconds.find() ? Long.parseLong(seconds.group(1)) * (seconds.group(2).equals("m") ? 60 : 1) : 600;
        return Math.max(30, Math.min(600, asked)) * 1_000_000_000L;
    }

    private String publicPath() {
        return linear ? "/v5/public/linear" : "/v5/public/spot";
    }

    @Override
    public WireSession connect(String uri, WireChannel channel) {
        BybitClient[] client = new BybitClient[1];
        BybitLink link = new BybitLink(loop, out, channel, String.format(Locale.ROOT, "%08x", ++connectionId),
                idleNanos(uri), () -> clients.remove(client[0]));
        client[0] = switch (path(uri)) {
            case TRADE -> new BybitTrade(venue, loop, link, login, budget, linear);
            case PRIVATE -> new BybitUser(link, login, disconnect);
            default -> new BybitPublic(venue, funding, link, linear);
        };
        clients.add(client[0]);
        return client[0];
    }

    @Override
    public HttpReply http(HttpCall call) {
        return api.answer(call);
    }

    /** Books leave with the timer. */
    @Override
    public void onBook(int instrument) {
    }

    @Override
    public void onTimer(long nowNanos) {
        funding.onTimer(nowNanos);
        deadMan.onTimer(nowNanos);
        boolean cut = out.takeCut();
        boolean userCut = out.takeUserCut();
        for (BybitClient client : List.copyOf(clients)) {
            client.onTimer(nowNanos);
            if (cut || userCut && client instanceof BybitUser) {
                client.channel().cut();
            }
        }
    }

    @Override
    public void onNew(SimulatedOrder order) {
        tell(List.of(new Push("order", BybitRows.order(order)), wallet()));
    }

    /** The venue promises no order among its topics: each time another one comes first. */
    @Override
    public void onFill(SimulatedOrder order, LedgerFill fill) {
        BybitExecution execution = log.executed(order, fill);
        List<Push> pushes = new ArrayList<>(List.of(new Push("order", BybitRows.order(order)),
                new Push("execution", BybitRows.execution(execution)), wallet()));
        if (linear) {
            pushes.add(new Push("position", holdings.position(order.instrument(), "entryPrice")));
        }
        Collections.rotate(pushes, turn++ % pushes.size());
        tell(pushes);
    }

    @Override
    public void onEnded(SimulatedOrder order) {
        tell(List.of(new Push("order", BybitRows.order(order)), wallet()));
    }

    @Override
    public void onFunding(Instrument instrument, long units) {
        BybitFunding paid = log.funded(instrument, units, loop.nowNanos());
        tell(List.of(new Push("execution", BybitRows.funding(paid)), wallet()));
    }

    private Push wallet() {
        return new Push("wallet", holdings.account(true));
    }

    private void tell(List<Push> pushes) {
        for (BybitClient client : List.copyOf(clients)) {
            if (client instanceof BybitUser user) {
                pushes.forEach(push -> user.tell(push.topic(), push.row()));
            }
        }
    }
}
