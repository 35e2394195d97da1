package org.convscope.inspect.gradients;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.core.GradientRequest;
import org.convscope.inspect.target.TargetObjective;
import org.convscope.network.Network;
import org.convscope.task.TaskMonitor;

/**
 * What a layer gives for some frames, and the gradient of a target by it.
 *
 * @param output of the layer, (N, ..., C)
 * @param gradient of the target by it, of the same shape
 * @param target what the call gives that the target is the mean of an entry of
 */
public record LayerGradient(Tensor output, Tensor gradient, Tensor target) {
    /**
     * @param layer id of a call that the target depends on
     * @param inputs one an input of the network, (N, ...)
     * @throws org.convscope.problem.ProblemException as {@link Engine#gradients}
     */
    public static LayerGradient of(
            Engine engine, TargetObjective objective, String layer, List<Tensor> inputs, TaskMonitor monitor) {
        Network given = objective.network().given(layer);
        try {
            return of(engine, objective, given, layer, inputs, monitor);
        } finally {
            engine.release(given);
        }
    }

    /**
     * @param given the target's network with the layer as one more input
     */
    static LayerGradient of(
            Engine engine,
            TargetObjective objective,
            Network given,
            String layer,
            List<Tensor> inputs,
            TaskMonitor monitor) {
        Set<String> wanted = new LinkedHashSet<>(List.of(layer, objective.call()));
        Map<String, Tensor> outputs = engine.run(objective.network(), inputs, wanted, monitor);
        Tensor output = Objects.requireNonNull(outputs.get(layer));
        Tensor target = Objects.requireNonNull(outputs.get(objective.call()));
        List<Tensor> more = new ArrayList<>(inputs);
        more.add(output);
        var byLayer = new GradientRequest(Map.of(objective.call(), objective.slope()), Set.of(layer), Set.of());
        Tensor gradient = Objects.requireNonNull(
                engine.gradients(given, more, byLayer, monitor).inputs().get(layer));
        return new LayerGradient(output, gradient, target);
    }
}
