package arbd.daemon.decode;

import arbd.daemon.recording.AnswerNote;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * One line from the venue.
 *
 * @param number from 1
 * @param answer whether it is a REST answer
 * @param note symbol or address that was asked, empty = not known
 * @param root its JSON
 */
record WireLine(long number, boolean answer, String note, JsonNode root) {
    /** The symbol that was asked for: the note itself, or a parameter of the address in it; null = not known. */
    String asked(String parameter) {
        return AnswerNote.asked(note, parameter);
    }
}
