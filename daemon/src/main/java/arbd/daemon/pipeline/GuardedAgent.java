package arbd.daemon.pipeline;

import net.openhft.affinity.Affinity;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/**
 * An agent that never works again after it threw. A runner would feed the same event to the handler once more; here
 * the first exception stops every stage and the daemon, so no event is handled twice.
 */
final class GuardedAgent implements Agent {
    private final Agent agent;
    private final int core;
    private final Failure failure;

    /**
     * Guards an agent.
     *
     * @param core CPU to pin the thread to, -1 = none
     */
    GuardedAgent(Agent agent, int core, Failure failure) {
        this.agent = agent;
        this.core = core;
        this.failure = failure;
    }

    @Override
    public void onStart() {
        if (core >= 0) {
            Affinity.setAffinity(core);
        }
        agent.onStart();
    }

    @Override
    public int doWork() {
        if (failure.happened()) {
            throw new AgentTerminationException("another stage failed: " + failure.stage());
        }
        try {
            return agent.doWork();
        } catch (Throwable thrown) {
            failure.raise(agent.roleName(), thrown);
            throw new AgentTerminationException(thrown);
        }
    }

    @Override
    public void onClose() {
        agent.onClose();
    }

    @Override
    public String roleName() {
        return agent.roleName();
    }
}
