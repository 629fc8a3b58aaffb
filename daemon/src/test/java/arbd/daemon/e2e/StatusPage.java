package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a daemon serves its status, and what it tells programs there. */
final class StatusPage {
    private static final Pattern URL = Pattern.compile("status +(http://127\\.0\\.0\\.1:\\d+/)");
    private static final long SECONDS = 60;

    private StatusPage() {
    }

    /** The address that the daemon names when it starts. */
    static String url(DaemonProcess daemon) throws IOException, InterruptedException {
        daemon.awaitTalk("status ", SECONDS);
        Matcher said = URL.matcher(daemon.err());
        assertTrue(said.find(), daemon.err());
        return said.group(1);
    }

    /** Its metrics now. */
    static String metrics(DaemonProcess daemon) throws IOException, InterruptedException {
        URI uri = URI.create(url(daemon) + "metrics");
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }
}
