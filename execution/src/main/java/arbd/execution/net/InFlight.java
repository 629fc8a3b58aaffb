package arbd.execution.net;

import arbd.execution.order.Order;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.collections.LongArrayList;

/** The requests of one connection that wait for an answer, by the id they were sent with. */
public final class InFlight {
    /** Most requests that may wait at once; a venue that answers none is not one to send to. */
    public static final int MAX = 4096;

    private final Long2ObjectHashMap<Request> waiting = new Long2ObjectHashMap<>();
    private final ArrayDeque<Request> spare = new ArrayDeque<>();
    private final LongArrayList order = new LongArrayList();
    private long lastId;

    /** Notes a new request; its id is {@link #lastId()}. */
    public Request add(Request.Kind kind, Order about) {
        Request request = spare.isEmpty() ? new Request() : spare.pop();
        waiting.put(++lastId, request.of(kind, about));
        return request;
    }

    /** Id of the request added last. */
    public long lastId() {
        return lastId;
    }

    /** Whether no more may be added. */
    public boolean full() {
        return waiting.size() >= MAX;
    }

    /** How many wait. */
    int size() {
        return waiting.size();
    }

    /** Whether the request with this id waits. */
    boolean waits(long id) {
        return waiting.containsKey(id);
    }

    /** Takes out the request with this id, null = none; give it back with {@link #done}. */
    public Request take(long id) {
        return waiting.remove(id);
    }

    /** The request's slot may be used again. */
    public void done(Request request) {
        spare.push(request);
    }

    /** Takes out all requests, oldest first. */
    public void drain(Consumer<Request> each) {
        order.clear();
        waiting.forEach((id, request) -> order.addLong(id));
        order.sort(null);
        for (int i = 0; i < order.size(); i++) {
            Request request = waiting.remove(order.getLong(i));
            each.accept(request);
            spare.push(request);
        }
    }
}
