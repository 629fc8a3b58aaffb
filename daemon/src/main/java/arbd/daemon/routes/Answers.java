package arbd.daemon.routes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** Answers on paper. */
public final class Answers {
    private Answers() {
    }

    /** One paragraph for each kind. */
    public static void print(PrintStream to, String indent, List<Answer> answers) {
        for (Answer answer : answers) {
            boolean brief = answer.routes() == 0 && answer.reasons().size() == 1 && answer.missing().isEmpty();
            to.println(indent + answer.kind() + ": " + head(answer)
                    + (brief ? ", " + answer.reasons().get(0) : ""));
            (brief ? List.<String>of() : answer.reasons()).forEach(reason -> to.println(indent + "  " + reason));
            if (!answer.missing().isEmpty()) {
                to.println(indent + "  missing: " + String.join(", ", answer.missing()));
            }
        }
    }

    private static String head(Answer answer) {
        if (answer.routes() < 0) {
            return "cannot be told";
        }
        if (answer.routes() == 0) {
            return "no route";
        }
        return answer.routes() == 1 ? "exists, " + answer.example()
                : answer.routes() + " exist, such as " + answer.example();
    }

    /**
     * One object with the question and the answers.
     *
     * @throws IOException when it cannot be written
     */
    public static void json(PrintStream to, List<String> assets, List<String> unknown, List<Answer> answers)
            throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(to).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeNumberField("schema", 1);
        json.writeStringField("command", "routes");
        texts(json, "assets", assets);
        texts(json, "notConfigured", unknown);
        json(json, "answers", answers);
        json.writeEndObject();
        json.close();
        to.println();
    }

    static void json(JsonGenerator json, String field, List<Answer> answers) throws IOException {
        json.writeArrayFieldStart(field);
        for (Answer answer : answers) {
            json.writeStartObject();
            json.writeStringField("kind", answer.kind());
            if (answer.routes() >= 0) {
                json.writeNumberField("routes", answer.routes());
            }
            if (!answer.example().isEmpty()) {
                json.writeStringField("example", answer.example());
            }
            texts(json, "reasons", answer.reasons());
            texts(json, "missing", answer.missing());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void texts(JsonGenerator json, String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
