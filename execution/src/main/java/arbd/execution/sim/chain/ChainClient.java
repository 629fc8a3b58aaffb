package arbd.execution.sim.chain;

/** One client of the chain's node. Writing to one that is gone does nothing. */
public interface ChainClient {
    /** A notification of a subscription. */
    void push(String text);

    /** The answer to a request. */
    void reply(String text);
}
