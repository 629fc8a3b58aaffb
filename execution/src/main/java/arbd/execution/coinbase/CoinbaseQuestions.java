package arbd.execution.coinbase;

import com.fasterxml.jackson.databind.JsonNode;

/** Where questions about the account are asked. */
interface CoinbaseQuestions {
    /** Takes the answer to a question, on the event loop. */
    interface Answer {
        /**
         * The question is over.
         *
         * @param reply what was answered with status 200, null = nothing that can be read
         * @param status of HTTP, 0 = none came
         * @param wrong for people, null when there is a reply
         */
        void take(JsonNode reply, int status, String wrong);
    }

    /**
     * Asks.
     *
     * @param path below the API's base, without its query
     * @param query already encoded, empty = none
     */
    void get(String path, String query, Answer answer);
}
