package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import org.convscope.array.Tensor;
import org.convscope.keras.config.CallArgument;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Accumulation;
import org.convscope.network.Operation.Arithmetic;

/** Batch normalisation by other statistics than those that were gathered in training. */
final class OtherStatistics {
    static final String NOTE =
            "is normalised by the statistics of the batch itself, as Keras does it here: what it gives for a frame"
                    + " depends on the frames beside it";

    private OtherStatistics() {}

    /** Whether a call of Keras 2 says training=True and the layer is not frozen. */
    static boolean isTraining(TranslationContext context) {
        // asked in any case: Keras 3 gives its own on when a saved model is applied, Keras 2 trains no frozen layer
        boolean on = context.arguments()
                .named(TrainingCall.ARGUMENT)
                .filter(argument ->
                        argument instanceof CallArgument.Value<GraphTensor> plain && TrainingCall.isOn(plain.value()))
                .isPresent();
        return on && context.version().major() == 2 && context.layer().trainable();
    }

    /** The gathered statistics are in the file, and not used. */
    static void passStatistics(TranslationContext context) {
        context.weights().passAs("moving_mean");
        context.weights().passAs("moving_variance");
    }

    /** {@code mode=1}: every frame and place by itself, along the last axis; epsilon counts twice, as in Keras 1. */
    static LayerTranslation ofEachFrame(TranslationContext context) {
        GraphTensor input = context.graph().modelOrder(context.input());
        int[] shape = context.shape(input);
        int[] last = {shape.length};
        int[] weights = shape.clone();
        Arrays.fill(weights, 0, shape.length - 1, 1);
        context.settings().get("axis");
        float epsilon = (float) context.settings().number("epsilon", 1e-3);
        context.weights().takeAs("gamma", weights);
        context.weights().takeAs("beta", weights);
        passStatistics(context);
        GraphBuilder graph = context.graph();
        GraphTensor mean = graph.put(
                context.id() + "/mean", new Operation.Reduce(Accumulation.MEAN, last, true), List.of(input), List.of());
        GraphTensor centred = subtract(graph, context.id() + "/centred", input, mean);
        GraphTensor variance = graph.put(
                context.id() + "/variance",
                new Operation.Reduce(Accumulation.VARIANCE, last, true),
                List.of(input),
                List.of());
        GraphTensor positive = add(graph, context.id() + "/positive", variance, epsilon);
        GraphTensor deviation = graph.put(
                context.id() + "/deviation",
                new Operation.Elementwise(Operation.Function.SQRT),
                List.of(positive),
                List.of());
        GraphTensor divisor = add(graph, context.id() + "/divisor", deviation, epsilon);
        GraphTensor normal = graph.put(
                context.id() + "/normal",
                new Operation.Binary(Arithmetic.DIVIDE, null, false),
                List.of(centred, divisor),
                List.of());
        return LayerTranslation.of(new Operation.BroadcastAffine(), normal);
    }

    private static GraphTensor subtract(GraphBuilder graph, String name, GraphTensor from, GraphTensor what) {
        return graph.put(name, new Operation.Binary(Arithmetic.SUBTRACT, null, false), List.of(from, what), List.of());
    }

    private static GraphTensor add(GraphBuilder graph, String name, GraphTensor to, float number) {
        Tensor constant = Tensor.of(new float[] {number});
        return graph.put(name, new Operation.Binary(Arithmetic.ADD, constant, false), List.of(to), List.of());
    }
}
