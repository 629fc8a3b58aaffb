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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Answers, with the headers that keep a browser from doing anything but showing them. */
final class Reply {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final byte[] PAGE = resource("status.html");
    /** The page's own style and script and no others; the icon, which shows the state, is made by the script. */
    private static final String POLICY = NOTHING + "; style-src " + hash("style") + "; script-src " + hash("script")
            + "; img-src data:; connect-src 'self' ws://127.0.0.1:PORT ws://localhost:PORT";

    private Reply() {
    }

    /** The page, which may talk to this port and to nobody else. */
    static FullHttpResponse page(int port) {
        FullHttpResponse answer = of(HttpResponseStatus.OK, "text/html; charset=utf-8", PAGE);
        answer.headers().set(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY.replace("PORT", Integer.toString(port)));
        return answer;
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
        headers.set(HttpHeaderNames.CONTENT_SECURITY_POLICY, NOTHING);
        headers.set("x-content-type-options", "nosniff");
        headers.set("x-frame-options", "DENY");
        headers.set("referrer-policy", "no-referrer");
        headers.set("cross-origin-resource-policy", "same-origin");
        headers.set("cross-origin-opener-policy", "same-origin");
        return answer;
    }

    /** What stands between the page's one pair of these tags, as a policy names it. */
    private static String hash(String tag) {
        String page = new String(PAGE, StandardCharsets.UTF_8);
        int from = page.indexOf('<' + tag + '>') + tag.length() + 2;
        byte[] text = page.substring(from, page.indexOf("</" + tag + '>', from)).getBytes(StandardCharsets.UTF_8);
        try {
            return "'sha256-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(text))
                    + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Reply.class.getResourceAsStream("/arbd/http/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
