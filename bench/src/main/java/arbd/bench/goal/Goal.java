package arbd.bench.goal;

import java.util.List;

/** One thing that is promised about speed, and how it is measured here and now. */
public interface Goal {
    /** Number in the list of goals and what is measured, such as {@code 5-ring}; its lines' ids start with it. */
    String id();

    /** What is measured against what, in half a sentence. */
    String title();

    /**
     * Measures, after checking that both sides of every comparison give the same answers.
     *
     * @return one line for each thing measured, in a stable order; a peer that is absent here is a skipped line
     * @throws WrongAnswerException when the sides do not agree: then there is nothing to compare
     * @throws Exception when it cannot be measured; the command tells it as a failed line and goes on
     */
    List<Line> measure(Run run) throws Exception;
}
