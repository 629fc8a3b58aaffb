package arbd.daemon.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Answers, with the headers that keep a browser from doing anything but showing them. */
final class Reply {
    private static final String PLAIN = "text/plain; charset=utf-8";
    /** All of the page is in the page; the icon, which shows the state, is made by it. */
    private static final String POLICY = "default-src 'self' 'unsafe-inline'; connect-src 'self' ws:;"
            + " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final byte[] PAGE = resource("status.html");

    private Reply() {
    }

    static FullHttpResponse page() {
        return of(HttpResponseStatus.OK, "text/html; charset=utf-8", PAGE);
    }

    static FullHttpResponse health(Health health) {
        return health.trading() ? text(HttpResponseStatus.OK, "ok")
                : text(HttpResponseStatus.SERVICE_UNAVAILABLE, health.line());
    }

    static FullHttpResponse metrics(String text) {
        return of(HttpResponseStatus.OK, "text/plain; version=0.0.4; charset=utf-8",
                text.getBytes(StandardCharsets.UTF_8));
    }

    static FullHttpResponse text(HttpResponseStatus status, String line) {
        return of(status, PLAIN, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static FullHttpResponse of(HttpResponseStatus status, String type, byte[] body) {
        FullHttpResponse answer =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        HttpHeaders headers = answer.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, type);
        headers.setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
        headers.set("x-content-type-options", "nosniff");
        headers.set("x-frame-options", "DENY");
        headers.set("referrer-policy", "no-referrer");
        headers.set("cross-origin-resource-policy", "same-origin");
        return answer;
    }

    private static byte[] resource(String name) {
        try (InputStream in = Reply.class.getResourceAsStream("/arbd/http/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
