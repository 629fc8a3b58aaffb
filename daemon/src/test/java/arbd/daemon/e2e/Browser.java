package arbd.daemon.e2e;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.fail;

import arbd.testing.Tools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A headless Chromium with one page, driven by a script (src/test/browser/driver.mjs). Skips or fails the test when
 * node, npm or chromium is absent.
 */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TARGET = Path.of(System.getProperty("arbd.e2e.jar")).getParent();
    private static final long POLL_MILLIS = 25;

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    private Browser(Process process) {
        this.process = process;
        this.commands = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts one with its profile in this folder. */
    static Browser start(Path profile) throws IOException, InterruptedException {
        Path node = Tools.require("node");
        Path npm = Tools.require("npm");
        Path chromium = Tools.require("chromium");
        Path installed = NodeModules.install(npm, "browser", "playwright-core", "driver.mjs");
        Path talk = installed.resolve("driver.err");
        return new Browser(new ProcessBuilder(node.toString(), "driver.mjs", chromium.toString(), profile.toString())
                .directory(installed.toFile()).redirectError(talk.toFile()).start());
    }

    /** Loads a page; its HTTP status must be this. */
    void open(String url, int status) throws IOException {
        ObjectNode command = command("open");
        command.put("url", url);
        int got = ask(command).asInt();
        if (got != status) {
            fail(url + " answered " + got);
        }
    }

    /** The value of a JavaScript expression on the page. */
    JsonNode evaluate(String script) throws IOException {
        return ask(command("evaluate").put("script", script));
    }

    /** The text of the element with this id. */
    String text(String id) throws IOException {
        return evaluate("document.getElementById('" + id + "').innerText").asText();
    }

    /** Waits until a JavaScript expression on the page is true. */
    void await(String what, String script, long seconds) throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!evaluate("Boolean(" + script + ")").asBoolean()) {
            if (System.nanoTime() > until) {
                fail("never within " + seconds + " s: " + what + "; the page shows:\n"
                        + evaluate("document.body.innerText").asText());
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Waits for the word of state. */
    void awaitState(String word, long seconds) throws IOException, InterruptedException {
        await(word, "document.getElementById('word').innerText === '" + word + "'", seconds);
    }

    /** Dark or light, with or without motion, so wide and high. */
    void look(boolean dark, boolean still, int width, int height) throws IOException {
        ask(command("look").put("dark", dark).put("still", still).put("width", width).put("height", height));
    }

    void press(String key) throws IOException {
        ask(command("press").put("key", key));
    }

    /** Keeps a picture of the whole page in target/screenshots. */
    void shot(String name) throws IOException {
        Path file = Files.createDirectories(TARGET.resolve("screenshots")).resolve(name + ".png");
        ask(command("shot").put("file", file.toString()));
    }

    /** Every address that the page asked for so far, WebSockets included. */
    List<String> requests() throws IOException {
        return texts("requests");
    }

    /** Errors and warnings of the page and the console so far. */
    List<String> complaints() throws IOException {
        return texts("complaints");
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> texts(String name) throws IOException {
        return JSON.convertValue(ask(command("report")).get(name),
                JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    private static ObjectNode command(String what) {
        return JSON.createObjectNode().put("do", what);
    }

    private JsonNode ask(ObjectNode command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        String line = answers.readLine();
        assertNotNull(line, () -> "the browser's driver ended; see driver.err in " + TARGET.resolve("browser"));
        JsonNode answer = JSON.readTree(line);
        if (answer.has("error")) {
            fail(command + ": " + answer.get("error").asText());
        }
        return answer.get("value");
    }
}
