package arbd.daemon.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.IdleStrategy;

/** The threads that run the stages. */
final class StageThreads implements AutoCloseable {
    private final List<AgentRunner> runners = new ArrayList<>();
    private final Failure failure;

    StageThreads(Failure failure) {
        this.failure = failure;
    }

    void start(Agent agent, OptionalInt core, IdleStrategy idle) {
        GuardedAgent guarded = new GuardedAgent(agent, core.orElse(-1), failure);
        AgentRunner runner = new AgentRunner(idle, thrown -> failure.raise(agent.roleName(), thrown), null, guarded);
        runners.add(runner);
        AgentRunner.startOnThread(runner);
    }

    /** Stops the threads in the order in which they were started: those that bring input first. */
    @Override
    public void close() {
        for (AgentRunner runner : runners) {
            runner.close();
        }
        runners.clear();
    }
}
