package org.convscope.inspect.occlusion;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.cone.ConePlan;
import org.convscope.inspect.cone.ConeRun;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.task.TaskMonitor;

/** Only what a patch reaches. */
final class ConePasses implements OccludedPasses {
    private final ConePlan plan;
    private final ConeRun run;

    /**
     * @param inputs of one frame, (1, ...)
     */
    ConePasses(
            Engine engine,
            ConePlan plan,
            TargetObjective objective,
            List<Tensor> inputs,
            OccludedInput occluded,
            TaskMonitor monitor) {
        this.plan = plan;
        this.run = new ConeRun(engine, plan, objective, inputs, occluded.fill().numbers(), monitor);
    }

    @Override
    public int batch() {
        return run.batch();
    }

    @Override
    public double[] values(int[] parts, TaskMonitor monitor) {
        double[] found =
                run.values(Arrays.stream(parts).filter(part -> part != NOTHING).toArray(), monitor);
        double[] values = new double[parts.length];
        int at = 0;
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i] == NOTHING ? run.value() : found[at++];
        }
        return values;
    }

    @Override
    public OcclusionEffort effort() {
        return new OcclusionEffort(plan.full(), plan.done(), plan.words());
    }

    @Override
    public void close() {
        run.release();
    }
}
