package arbd.daemon.archive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Looks at a book that is archived as a message: it must be JSON, of the symbol, and say when it was. */
final class BookMessage {
    private static final long MILLI = 1_000_000L;

    private final JsonFactory json = new JsonFactory();
    private final String symbol;

    BookMessage(String symbol) {
        this.symbol = symbol;
    }

    /** When the venue made it, nanoseconds since 1970. */
    long nanos(byte[] text, int length) throws BadRowException {
        long millis = 0;
        String topic = "";
        try (JsonParser in = json.createParser(text, 0, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new BadRowException("expected a message in JSON");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String key = in.currentName();
                JsonToken value = in.nextToken();
                if (key.equals("ts") && value == JsonToken.VALUE_NUMBER_INT) {
                    millis = in.getLongValue();
                } else if (key.equals("topic") && value == JsonToken.VALUE_STRING) {
                    topic = in.getText();
                }
                in.skipChildren();
            }
            if (in.currentToken() != JsonToken.END_OBJECT || in.nextToken() != null) {
                throw new BadRowException("expected one message in JSON");
            }
        } catch (IOException e) {
            throw new BadRowException("not JSON: " + firstLine(e.getMessage()));
        }
        if (!topic.matches("orderbook\\.\\d{1,4}\\.\\S{1,40}") || !topic.endsWith("." + symbol)) {
            throw new BadRowException("expected a topic orderbook.N." + symbol);
        }
        if (millis < CsvRow.MILLIS_MIN || millis >= CsvRow.MILLIS_END) {
            throw new BadRowException("expected ts, milliseconds since 1970");
        }
        return millis * MILLI;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    }
}
