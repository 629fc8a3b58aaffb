package arbd.execution.okx;

import arbd.execution.net.Credentials;
import java.net.http.HttpRequest;

/** The headers that sign a request. For one thread. */
final class OkxHeaders {
    private final Credentials credentials;
    private final OkxSignature signature;
    private final boolean demo;

    /** @param demo requests are for the demo world, which has the addresses of the live one */
    OkxHeaders(Credentials credentials, boolean demo) {
        this.credentials = credentials;
        this.signature = new OkxSignature(credentials.secret());
        this.demo = demo;
    }

    /** Makes it a signed GET; {@code path} with its query. */
    HttpRequest get(HttpRequest.Builder request, String path, long wallNanos) {
        String time = OkxSignature.time(wallNanos);
        return signed(request, time, signature.get(time, path)).GET().build();
    }

    /** Makes it a signed POST of a body of JSON. */
    HttpRequest post(HttpRequest.Builder request, String path, String body, long wallNanos) {
        String time = OkxSignature.time(wallNanos);
        return signed(request, time, signature.post(time, path, body))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder signed(HttpRequest.Builder request, String time, String sign) {
        request.header("OK-ACCESS-KEY", credentials.apiKey())
                .header("OK-ACCESS-SIGN", sign)
                .header("OK-ACCESS-TIMESTAMP", time)
                .header("OK-ACCESS-PASSPHRASE", credentials.passphrase());
        return demo ? request.header("x-simulated-trading", "1") : request;
    }
}
