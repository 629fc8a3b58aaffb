package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status page in a browser, with a daemon that runs, halts, hangs, dies and comes back. */
final class PageIT {
    private static final long SECONDS = 60;
    /** Generous for a machine that does other things too; the page itself notices at once. */
    private static final long SOON_SECONDS = 5;
    private static final int DESK = 1280;
    private static final int PHONE = 360;

    @TempDir
    private Path folder;

    private Sandbox box;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        box = new Sandbox(folder);
        browser = Browser.start(folder.resolve("profile"));
        browser.look(false, false, DESK, 900);
    }

    @AfterEach
    void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldAnswerAtAGlanceAndMoveByItself() throws Exception {
        try (DaemonProcess daemon = run(Sandbox.lively())) {
            String url = show(daemon);
            browser.await("an arbitrage", "document.querySelectorAll('#arbitrages .tag').length", SECONDS);
            assertOrder();
            JsonNode places = browser.evaluate(PageChecks.SECTION_PLACES);
            for (int i = 0; i < 3; i++) {
                String before = browser.text("rate") + browser.text("about");
                browser.await("other numbers", "document.getElementById('rate').innerText + document.getElementById("
                        + "'about').innerText !== " + PageChecks.quoted(before), SOON_SECONDS);
            }
            browser.await("a full table", "document.querySelectorAll('#arbitrages .tag').length === 15", SECONDS);
            assertEquals(places, browser.evaluate(PageChecks.SECTION_PLACES), "nothing moves when it fills");
            assertEquals("TRADING · main · arbd", browser.evaluate("document.title").asText());
            assertLegible("running");
            assertKeyboard();
            assertEquals(List.of(), browser.complaints(), "the console");
            assertOwnRequests(url, 2);
        }
    }

    @Test
    void shouldSayThatItIsHaltedAndWhy() throws Exception {
        try (DaemonProcess daemon = run(Sandbox.lively())) {
            String url = show(daemon);
            Files.writeString(box.instance().resolve("HALT"), "");
            browser.awaitState("HALTED", SOON_SECONDS);
            assertEquals("Nothing new is traded. Reason: operator", browser.text("why"));
            assertTrue(browser.text("advice").startsWith("To resume: remove "), browser.text("advice"));
            browser.await("the notice", "document.getElementById('notices').innerText.includes('HALT')", SOON_SECONDS);
            assertLegible("halted");
            assertEquals(List.of(), browser.complaints(), "the console");
            assertOwnRequests(url, 2);
        }
    }

    @Test
    void shouldSaySinceWhenTheDaemonIsGoneAndComeBackWithIt() throws Exception {
        String url;
        try (DaemonProcess daemon = run(Sandbox.lively())) {
            url = show(daemon);
            daemon.kill();
        }
        browser.awaitState("DISCONNECTED", SOON_SECONDS);
        assertTrue(browser.text("why").matches("Nothing heard from the daemon since \\d\\d:\\d\\d:\\d\\d\\."
                + " What is below is from then\\."), browser.text("why"));
        assertTrue(browser.evaluate("getComputedStyle(document.querySelector('h2'), '::after').content").asText()
                .matches("\" – as of \\d\\d:\\d\\d:\\d\\d\""), "each heading says how old it is");
        assertLegible("disconnected");
        String port = url.replaceAll(".*:(\\d+)/", "$1");
        try (DaemonProcess next = run(Sandbox.lively().replace("port: 0", "port: " + port))) {
            browser.awaitState("TRADING", SECONDS);
            browser.await("the next life", "document.getElementById('about').innerText.match(/epoch\\s+2/)", SECONDS);
            assertEquals(List.of(), browser.complaints().stream()
                    .filter(said -> !said.contains("ERR_CONNECTION_REFUSED")).toList(), "the console");
            assertOwnRequests(url, 3);
            assertTrue(next.alive());
        }
    }

    @Test
    void shouldNoticeADaemonThatHangs() throws Exception {
        try (DaemonProcess daemon = run(Sandbox.lively())) {
            show(daemon);
            daemon.signal("STOP");
            browser.awaitState("DISCONNECTED", 2 * SOON_SECONDS);
            daemon.signal("CONT");
            browser.await("another word", "document.getElementById('word').innerText !== 'DISCONNECTED'", SECONDS);
            assertTrue(browser.complaints().stream().allMatch(said -> said.contains("WebSocket connection to")),
                    () -> "the console");
        }
    }

    @Test
    void shouldShowWhichVenueIsSilentOrLost() throws Exception {
        try (HostedVenues venues = new HostedVenues(box, 1, 2);
                DaemonProcess daemon = box.start("run", "--config", venues.config().toString(), "--json")) {
            String url = show(daemon);
            venues.faults(venues.table().venues().get(1)).freezeData(true);
            browser.await("one venue too old", "[...document.querySelectorAll('#venues tr')].map(tr =>"
                    + " tr.children[2].innerText).join() === 'live,too old,live,live,live,live'", SECONDS);
            browser.awaitState("DEGRADED", SECONDS);
            assertEquals("no new market data from beta", browser.text("why"));
            assertEquals("Routes that do not need it trade on.", browser.text("advice"));
            assertLegible("degraded");
            venues.faults(venues.table().venues().get(1)).freezeData(false);
            browser.awaitState("TRADING", SECONDS);
            venues.faults(venues.table().venues().get(0)).cutConnections();
            browser.await("a lost connection", "document.querySelector('#venues tr').lastElementChild.innerText"
                    + " === '1'", SECONDS);
            venues.vanish();
            browser.await("why", "document.getElementById('why').innerText"
                    + " === 'no order session with alpha, beta, gamma, delta, epsilon'", SECONDS);
            browser.shot("venues-lost");
            assertEquals(List.of(), browser.complaints(), "the console");
            assertOwnRequests(url, 2);
        }
    }

    private DaemonProcess run(String config) throws Exception {
        return box.start("run", "--config", box.write("my.yaml", config).toString(), "--json");
    }

    /** Loads its page and waits until it trades; returns its address. */
    private String show(DaemonProcess daemon) throws Exception {
        String url = StatusPage.url(daemon);
        browser.open(url, 200);
        browser.awaitState("TRADING", SECONDS);
        return url;
    }

    /** Trading? Why not? What is at risk, how fast, what happened lately: first things first, wide or narrow. */
    private void assertOrder() throws Exception {
        for (int width : new int[] {DESK, PHONE}) {
            browser.look(false, false, width, 900);
            List<String> seen = new ArrayList<>();
            browser.evaluate(PageChecks.IN_READING_ORDER).forEach(text -> seen.add(text.asText().split(" – ")[0]));
            assertEquals(List.of("TRADING", "why", "At risk now", "How fast", "Last arbitrages",
                    "Halts, pauses and sessions", "Venues", "Refused, by reason", "Moved by fills, net of fees"), seen);
        }
        browser.look(false, false, DESK, 900);
    }

    /** In both colour schemes and on a phone; keeps pictures. */
    private void assertLegible(String name) throws Exception {
        for (boolean dark : new boolean[] {false, true}) {
            browser.look(dark, true, DESK, 900);
            assertEquals("[]", browser.evaluate(PageChecks.LOW_CONTRAST).toString(), "contrast below WCAG AA");
            browser.shot(name + (dark ? "-dark" : ""));
        }
        assertEquals("0s", browser.evaluate("getComputedStyle(document.querySelector('section')).transitionDuration")
                .asText(), "motion");
        for (int width : new int[] {1920, DESK, 1024, 768, PHONE}) {
            browser.look(false, true, width, 740);
            assertEquals(width, browser.evaluate("document.documentElement.scrollWidth").asInt(), "scrolls sideways");
            assertEquals("[]", browser.evaluate(PageChecks.CUT_OFF).toString(), "cut off at " + width);
            if (name.equals("running")) {
                browser.shot(name + "-" + width);
            }
        }
        browser.shot(name + "-phone");
        browser.look(false, false, DESK, 900);
        assertEquals("tabular-nums", browser.evaluate("getComputedStyle(document.querySelector('td.n')"
                + " ?? document.body).fontVariantNumeric").asText());
    }

    private void assertKeyboard() throws Exception {
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            browser.press("Tab");
            JsonNode at = browser.evaluate(PageChecks.FOCUS);
            reached.add(at.get("name").asText());
            assertTrue(at.get("outline").asInt() >= 2, () -> "no outline: " + at);
        }
        assertEquals(List.of("Venues", "metrics", "health"), reached);
        browser.shot("focus");
    }

    /** Nothing is asked of anybody but this daemon, and nothing but the page and its stream. */
    private void assertOwnRequests(String url, int atLeast) throws Exception {
        List<String> requests = browser.requests();
        assertTrue(requests.size() >= atLeast, requests.toString());
        assertEquals(url, requests.get(0));
        String stream = url.replace("http://", "ws://") + "live";
        assertFalse(requests.stream().skip(1).anyMatch(request -> !request.equals(stream)), requests.toString());
    }
}
