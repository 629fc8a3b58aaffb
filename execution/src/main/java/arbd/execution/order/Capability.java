package arbd.execution.order;

/** What an account can do at some venues and not at others; {@link Capabilities} says at which. */
public enum Capability {
    /** The venue cancels what rests when it has not heard from us for a while. */
    DEAD_MAN_COUNTDOWN("dead-man switch that counts down unless it is armed again"),
    /** The venue cancels what rests when it has lost our private socket for a while. */
    DEAD_MAN_DISCONNECT("dead-man switch that closes when the private socket is lost"),
    /** The venue may say of an order that time ran out, which leaves open what became of it. */
    TIME_OUT_TOLD("time-outs that the venue tells of"),
    /** Orders go another way than the stream that tells of them. */
    ORDERS_BESIDE_STREAM("orders beside the private stream"),
    /** The frames of the private stream are numbered, so that a lost one shows. */
    NUMBERED_STREAM("numbered frames of the private stream"),
    /** Orders are asked for by signed REST, which works without a session. */
    QUERIES_BESIDE_SESSION("signed queries beside the session"),
    /** An order that is over is told from one that never was. */
    ENDED_ORDERS_KNOWN("cancels that tell ended orders from unknown ones"),
    /** The venue says how much of its budgets is used. */
    USAGE_TOLD("budgets that the venue tells the use of"),
    /** A post-only order that would take is refused; where not, it is taken and cancelled at once. */
    POST_ONLY_REFUSED("post-only orders that are refused when they would take");

    private final String words;

    Capability(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }

    @Override
    public String toString() {
        return words;
    }
}
