package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.keras.config.Argument;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Arithmetic;

/** Batch normalisation by other statistics than those that were gathered in training. */
final class OtherStatistics {
    static final String NOTE =
            "is normalised by the statistics of the batch itself, as Keras does it here: what it gives for a frame depends on the"
                    + " frames beside it";

    private OtherStatistics() {}

    /** Whether a call of Keras 2 says training=True and the layer is not frozen. */
    static boolean isTraining(LayerSite site) {
        // asked in any case: Keras 3 gives its own on when a saved model is applied, Keras 2 trains no frozen layer
        boolean on = site.arguments()
                .named(TrainingCall.ARGUMENT)
                .filter(argument -> argument instanceof Argument.Value<Flow> plain && TrainingCall.isOn(plain.value()))
                .isPresent();
        return on && site.version().major() == 2 && site.layer().trainable();
    }

    /** The gathered statistics are in the file, and not used. */
    static void passStatistics(LayerSite site) {
        site.weights().passAs("moving_mean");
        site.weights().passAs("moving_variance");
    }

    /** {@code mode=1}: every frame and place by itself, along the last axis; epsilon counts twice, as in Keras 1. */
    static Translation ofEachFrame(LayerSite site) {
        Flow input = site.graph().modelOrder(site.input());
        int[] shape = site.shape(input);
        int[] last = {shape.length};
        int[] weights = shape.clone();
        Arrays.fill(weights, 0, shape.length - 1, 1);
        site.settings().get("axis");
        float epsilon = (float) site.settings().number("epsilon", 1e-3);
        site.weights().takeAs("gamma", weights);
        site.weights().takeAs("beta", weights);
        passStatistics(site);
        GraphBuilder graph = site.graph();
        Flow mean = graph.put(
                site.id() + "/mean", new Operation.Reduce(Accumulation.MEAN, last, true), List.of(input), List.of());
        Flow centred = subtract(graph, site.id() + "/centred", input, mean);
        Flow variance = graph.put(
                site.id() + "/variance",
                new Operation.Reduce(Accumulation.VARIANCE, last, true),
                List.of(input),
                List.of());
        Flow positive = add(graph, site.id() + "/positive", variance, epsilon);
        Flow deviation = graph.put(
                site.id() + "/deviation",
                new Operation.Elementwise(Operation.Function.SQRT),
                List.of(positive),
                List.of());
        Flow divisor = add(graph, site.id() + "/divisor", deviation, epsilon);
        Flow normal = graph.put(
                site.id() + "/normal",
                new Operation.Binary(Arithmetic.DIVIDE, null, false),
                List.of(centred, divisor),
                List.of());
        return Translation.of(new Operation.BroadcastAffine(), normal);
    }

    private static Flow subtract(GraphBuilder graph, String name, Flow from, Flow what) {
        return graph.put(name, new Operation.Binary(Arithmetic.SUBTRACT, null, false), List.of(from, what), List.of());
    }

    private static Flow add(GraphBuilder graph, String name, Flow to, float number) {
        Tensor constant = Tensor.of(new float[] {number});
        return graph.put(name, new Operation.Binary(Arithmetic.ADD, constant, false), List.of(to), List.of());
    }
}
