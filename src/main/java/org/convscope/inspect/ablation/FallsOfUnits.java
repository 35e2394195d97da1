package org.convscope.inspect.ablation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.task.TaskMonitor;

/** What a class loses on one frame, before its softmax or sigmoid, with each of some units of a layer switched off by itself. */
public final class FallsOfUnits {
    private FallsOfUnits() {}

    /**
     * @param layer id of the call
     * @param count how many units it has
     * @param units which of them are set to zero, one after the other
     * @param inputs one an input of the network, (1, ...)
     * @return the fall by unit, in the order asked
     * @throws org.convscope.problem.ProblemException if the class does not depend on the layer, and as {@link Engine#run}
     */
    public static double[] of(
            Engine engine,
            TargetObjective objective,
            String layer,
            int count,
            List<Integer> units,
            List<Tensor> inputs,
            TaskMonitor monitor) {
        try (var all = new UnitByUnit(engine, objective, layer, new double[count])) {
            Map<String, Tensor> outputs = new HashMap<>(engine.run(objective.network(), inputs, all.given(), monitor));
            UnitByUnit.Logits found = all.of(outputs, Set.copyOf(units)::contains, monitor);
            return units.stream()
                    .mapToDouble(
                            unit -> found.logits()[objective.channel()] - found.without()[unit][objective.channel()])
                    .toArray();
        }
    }
}
