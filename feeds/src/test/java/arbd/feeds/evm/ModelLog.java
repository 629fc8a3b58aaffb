package arbd.feeds.evm;

import arbd.amm.Pool;
import java.util.ArrayList;
import java.util.List;

/** What a contract logs: four topics at most, and words of data. */
record ModelLog(Pool pool, List<String> topics, String data) {
    static ModelLog of(Pool pool, String event, List<String> indexed, String... words) {
        List<String> topics = new ArrayList<>(List.of(event));
        indexed.forEach(word -> topics.add("0x" + word));
        return new ModelLog(pool, topics, "0x" + String.join("", words));
    }
}
