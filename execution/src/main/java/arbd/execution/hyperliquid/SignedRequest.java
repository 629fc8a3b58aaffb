package arbd.execution.hyperliquid;

import arbd.execution.net.ByteText;

/** One action on its way from the execute stage to the thread that signs and back. A reusable slot. */
public final class SignedRequest {
    /** The whole text; without signature and end until it is signed. */
    final ByteText text = new ByteText();
    /** The action alone, as it is hashed. */
    final MessagePack action = new MessagePack();
    /** Number of the request on its connection. */
    long id;
    /** Of the action, milliseconds. */
    long nonce;
    /** Void from then on, milliseconds since 1970; {@link AgentDigest#NEVER} = never. */
    long expiresAfter;
    /** Whom the action is for, null = the wallet's own account. */
    String vault;
    /** What went wrong, null = nothing. */
    RuntimeException failure;
    /** Run by the thread that signs; made once. */
    Runnable sign;
    /** Run by the event loop afterwards; made once. */
    Runnable hand;

    /** The text, for those who measure it. */
    public ByteText text() {
        return text;
    }
}
