package arbd.execution.sim.chain;

/** A request that cannot be answered, with JSON-RPC's code and the node's words. */
final class RpcException extends Exception {
    static final int PARSE = -32700;
    static final int REQUEST = -32600;
    static final int METHOD = -32601;
    static final int PARAMS = -32602;
    static final int SERVER = -32000;

    private static final long serialVersionUID = 1;

    private final int code;

    RpcException(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
