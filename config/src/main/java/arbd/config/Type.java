package arbd.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How values of one sort are read, and what editors and people are told about them. */
interface Type<T> {
    /** The value, or null when it is wrong: then at least one problem was added. */
    T read(Cursor at);

    /** What is expected, for messages: reads well after "expected". */
    String expected();

    /** Its JSON Schema. */
    ObjectNode schema();
}
