package arbd.execution.sim;

import arbd.execution.order.TimeInForce;
import arbd.market.Instrument;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** What differs between the simulated Binance spot and USD-M futures; all else is written once. */
interface BinanceDialect {
    /** Path of the WebSocket API. */
    String apiPath();

    /** Path in front of {@code /ping}, {@code /time} and {@code /depth}. */
    String restRoot();

    /** Paths in front of {@code /stream} and {@code /ws}, empty = none. */
    Set<String> streamRoots();

    /** Whether the streams below a root have this kind, the part of a name behind the {@code @}. */
    boolean streams(String root, String kind);

    /** A session at a path of its own, null = there is none. */
    WireSession connect(String path, WireChannel channel);

    /** Whether there is such a path now. */
    boolean serves(String path);

    /** The answer to a REST request that the others do not take. */
    HttpReply http(HttpCall call);

    /** Methods whose parameters must be signed. */
    Set<String> signedMethods();

    /** A request that is no order; false = not supported. */
    boolean call(BinanceApi api, String id, String method, JsonNode params);

    /** What can be asked by signed {@code GET}: methods of {@link #ask} by path. */
    Map<String, String> restQueries();

    /** What can be told by signed {@code POST}, besides orders: methods of {@link #ask} by path. */
    default Map<String, String> restCommands() {
        return Map.of();
    }

    /** The answer to a signed question, as it is put over the WebSocket. */
    BinanceAnswer ask(String method, JsonNode params);

    /** Result of {@code order.place}: as soon as it is taken, worked, or worked and with its fills. */
    String placed(SimulatedOrder order, String type);

    /** Result of {@code order.cancel}. */
    String cancelled(SimulatedOrder order, String cancelId);

    /** Result of {@code order.status}. */
    String status(SimulatedOrder order);

    /** How an order's type and time in force are read; null = it has no such. */
    TimeInForce timeInForce(String type, String timeInForce);

    /** Code of a post-only order that would take. */
    int wouldTakeCode();

    /** Words of a post-only order that would take. */
    String wouldTakeWords();

    /** Code of a refusal. */
    int code(Refusal refusal);

    /** Words of a refusal. */
    String words(Refusal refusal);

    /** Counts the account's orders, of all its connections, in windows of this market. */
    BinanceOrderBudget budget();

    /** Weight of requests in a minute. */
    int weightMax();

    /** Best bid and offer. */
    String bookTicker(Instrument instrument, long nowNanos);

    /** A whole book, or some levels of it. */
    String depth(Instrument instrument, int depth, long nowNanos);

    /** Most levels of {@link #depth}, or -1 when a request may not ask for so many. */
    int depthLimit(int asked);

    /** All changes of a book behind one number up to another; the lists follow. */
    JsonText diff(Instrument instrument, long behind, long last, long nowNanos);

    /** Mark price and funding; null = there is none. */
    String markPrice(Instrument instrument, long nowNanos);

    /** Something happened to an order: NEW, TRADE (with the fill), CANCELED (with an id) or EXPIRED. */
    void told(SimulatedOrder order, String type, LedgerFill fill, String cancelId, Iterable<BinanceApi> apis);

    /** A position paid (negative) or received funding, in units of the quote asset. */
    void funded(Instrument instrument, long units);

    /** Time goes on: about each millisecond. */
    void onTimer(long nowNanos);

    /** Sockets besides the API's and the streams'. */
    Iterable<WireChannel> channels();
}
