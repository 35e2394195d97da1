package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.convscope.array.Tensor;
import org.convscope.keras.weights.LayerWeights;
import org.convscope.keras.weights.ViewedWeight;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/** {@code MultiHeadAttention}: over one axis at once, or over any axes step by step as Keras writes it with einsum. */
final class HeadAttention {
    private final TranslationContext context;
    private final List<GraphTensor> inputs;
    private final int heads;
    private final int keys;
    private final int values;
    private final int[] outputs;

    private HeadAttention(TranslationContext context) {
        this.context = context;
        this.inputs = AttentionLayers.inputs(context);
        this.heads = context.settings().positive("num_heads");
        this.keys = context.settings().positive("key_dim");
        this.values = context.settings().has("value_dim") ? context.settings().positive("value_dim") : keys;
        this.outputs = context.settings().list("output_shape").orElseGet(() ->
                new int[] {TranslationContext.channels(inputs.get(0))});
    }

    static LayerTranslation translate(TranslationContext context) {
        return new HeadAttention(context).translated();
    }

    private LayerTranslation translated() {
        boolean gate = context.settings().flag("use_gate", false);
        int window = context.settings().whole("sliding_window", 0);
        boolean causal = context.arguments().flag("use_causal_mask");
        boolean scores = context.arguments().flag("return_attention_scores");
        int[] axes = axes();
        boolean sequences = inputs.stream().allMatch(input -> context.shape(input).length == 2);
        boolean plain = sequences && axes.length == 1 && axes[0] == 1 && outputs.length == 1;
        project("query", inputs.get(0), keys);
        project("key", inputs.get(2), keys);
        project("value", inputs.get(1), values);
        if (plain && !gate && window == 0 && !causal && !scores) {
            output();
            return LayerTranslation.of(
                    new Operation.MultiHeadAttention(heads, keys, values, outputs[0]), inputs, Layout.CHANNELS_LAST);
        }
        if ((causal || window > 0) && !(sequences && axes.length == 1 && axes[0] == 1)) {
            throw Problem.of("attention with a mask over other than sequences cannot be computed")
                    .asException();
        }
        if (gate) {
            project("gate", inputs.get(0), values);
        }
        var chain = new OperationChain(context.graph());
        GraphTensor query = projected(chain, "query", inputs.get(0));
        Equation equation = Equation.of(context.shape(query).length + 1, axes);
        GraphTensor asking = chain.then(
                new Operation.Binary(
                        Operation.Arithmetic.MULTIPLY, Tensor.of(new float[] {(float) (1 / Math.sqrt(keys))}), false),
                query);
        GraphTensor raw = chain.then(equation.scores(), projected(chain, "key", inputs.get(2)), asking);
        GraphTensor masked = causal ? AttentionLayers.masked(chain, raw, (row, column) -> column <= row) : raw;
        GraphTensor near = window > 0
                ? AttentionLayers.masked(chain, masked, (row, column) -> Math.abs(row - column) < window)
                : masked;
        int rank = context.shape(near).length + 1;
        GraphTensor shares = chain.then(
                new Operation.Softmax(IntStream.range(rank - axes.length, rank).toArray()), near);
        GraphTensor mixed = chain.then(equation.mixture(), shares, projected(chain, "value", inputs.get(1)));
        if (gate) {
            GraphTensor gates =
                    chain.then(Activation.of(Activation.Kind.SIGMOID), projected(chain, "gate", inputs.get(0)));
            mixed = chain.both(Operation.Arithmetic.MULTIPLY, mixed, gates);
        }
        LayerTranslation result = given(chain, mixed);
        return scores ? result.more(List.of(shares)) : result;
    }

    /**
     * Axes of the projected tensor, on which the heads are the last but one. Keras 2 counts negative ones from its end, Keras 3
     * from the end of the input.
     */
    private int[] axes() {
        int rank = context.shape(inputs.get(0)).length + 1;
        int end = context.version().major() >= 3 ? rank : rank + 1;
        int[] named = context.settings().list("attention_axes").orElseGet(() -> IntStream.range(1, rank - 1)
                .toArray());
        int[] axes =
                Arrays.stream(named).map(axis -> axis < 0 ? axis + end : axis).toArray();
        for (int axis : axes) {
            if (axis == rank - 1 && context.version().major() >= 3) {
                throw Problem.of("attends over the axis of its features, which cannot be computed")
                        .asException();
            }
            if (axis < 1 || axis >= rank) {
                throw Problem.of("attends over an axis that its input does not have")
                        .found(Arrays.toString(named))
                        .asException();
            }
        }
        return axes;
    }

    private void project(String role, GraphTensor input, int size) {
        if (TranslationContext.channels(input) < 0) {
            throw Problem.of("attention over a free number of channels cannot be computed")
                    .asException();
        }
        LayerWeights weights = context.weights().inside(role, role + "_dense", "_" + role + "_dense");
        context.weights()
                .add(role + "_kernel", weights.take("kernel", TranslationContext.channels(input), heads, size));
        if (context.settings().flag("use_bias", true)) {
            context.weights().add(role + "_bias", weights.take("bias", heads, size));
        }
    }

    private void output() {
        LayerWeights output = context.weights().inside("attention_output", "output_dense", "_output_dense");
        int[] shape = new int[outputs.length + 2];
        shape[0] = heads;
        shape[1] = values;
        System.arraycopy(outputs, 0, shape, 2, outputs.length);
        context.weights().add("output_kernel", output.take("kernel", shape));
        if (context.settings().flag("use_bias", true)) {
            context.weights().add("output_bias", output.take("bias", outputs));
        }
    }

    /** The kernel and bias of a projection, under the names that {@link Operation.Einsum} has for them. */
    private List<Weight> weights(String role) {
        return context.weights().taken().stream()
                .filter(weight -> weight.name().startsWith(role + "_"))
                .<Weight>map(
                        weight -> new ViewedWeight(weight.name().substring(role.length() + 1), weight, weight.shape()))
                .toList();
    }

    private static int[] kernel(List<Weight> weights) {
        return weights.stream()
                .filter(weight -> weight.name().equals("kernel"))
                .findFirst()
                .orElseThrow()
                .shape();
    }

    private GraphTensor projected(OperationChain chain, String role, GraphTensor input) {
        String letters = Equation.letters(0, context.shape(input).length + 1);
        String own = letters.substring(0, letters.length() - 1);
        String last = letters.substring(letters.length() - 1);
        List<Weight> weights = weights(role);
        return chain.then(
                new Operation.Einsum(List.of(letters, last + "HD"), own + "HD", kernel(weights)),
                Activation.LINEAR,
                weights,
                input);
    }

    private LayerTranslation given(OperationChain chain, GraphTensor mixed) {
        output();
        String letters = Equation.letters(0, context.shape(mixed).length - 1);
        String out = Equation.letters(letters.length(), outputs.length);
        List<Weight> weights = weights("output");
        GraphTensor result = chain.then(
                new Operation.Einsum(List.of(letters + "HD", "HD" + out), letters + out, kernel(weights)),
                Activation.LINEAR,
                weights,
                mixed);
        return LayerTranslation.of(new Operation.Identity(), List.of(result), Layout.CHANNELS_LAST);
    }

    /**
     * Keras's {@code _build_attention_equation}: each key is set against each query along the attention's axes, all other axes
     * and the heads side by side.
     *
     * @param source letters of keys and values
     * @param target letters of queries
     * @param product letters of the scores
     */
    private record Equation(String source, String target, String product) {
        static String letters(int from, int count) {
            var letters = new StringBuilder();
            for (int i = from; i < from + count; i++) {
                letters.append((char) ('a' + i));
            }
            return letters.toString();
        }

        static Equation of(int rank, int[] axes) {
            String target = letters(0, rank);
            var source = new StringBuilder(target);
            var product = new StringBuilder();
            for (int i = 0; i < rank - 1; i++) {
                if (!ShapeFunctions.contains(axes, i)) {
                    product.append(target.charAt(i));
                }
            }
            for (int i = 0, next = rank; i < rank - 1; i++) {
                if (ShapeFunctions.contains(axes, i)) {
                    source.setCharAt(i, (char) ('a' + next++));
                }
            }
            for (int axis : axes) {
                product.append(target.charAt(axis));
            }
            for (int axis : axes) {
                product.append(source.charAt(axis));
            }
            return new Equation(source.toString(), target, product.toString());
        }

        Operation scores() {
            return new Operation.Einsum(List.of(source, target), product);
        }

        Operation mixture() {
            return new Operation.Einsum(List.of(product, source), target);
        }
    }
}
