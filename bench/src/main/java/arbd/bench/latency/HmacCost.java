package arbd.bench.latency;

import arbd.execution.net.ByteText;
import arbd.execution.net.Hmac;
import arbd.feeds.net.NanoClock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the signature of one order costs by itself, in this process: the daemon's own class on as many bytes. */
final class HmacCost {
    private static final int ROUNDS = 200;
    private static final int SIGNATURES = 500;
    private static final byte[] SIGNED = ("apiKey=bench-alpha&newClientOrderId=ab0dv0001000010wf&newOrderRespType=ACK"
            + "&price=60001.25326&quantity=0.01&recvWindow=5000&side=BUY&symbol=BTCUSDT&timeInForce=IOC"
            + "&timestamp=1795636120530&type=LIMIT").getBytes(StandardCharsets.US_ASCII);

    private HmacCost() {
    }

    /** Nanoseconds: the 10th percentile over rounds, each of which takes the mean of many signatures. */
    static long nanos(NanoClock clock) {
        Hmac hmac = new Hmac("HmacSHA256", Commands.SECRET.getBytes(StandardCharsets.UTF_8));
        ByteText into = new ByteText();
        long[] means = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long start = clock.nanoTime();
            for (int i = 0; i < SIGNATURES; i++) {
                SIGNED[SIGNED.length - 1] = (byte) ('A' + i % 26);
                hmac.signHex(SIGNED, 0, SIGNED.length, into.clear());
            }
            means[round] = (clock.nanoTime() - start) / SIGNATURES;
        }
        Arrays.sort(means);
        return means[ROUNDS / 10];
    }
}
