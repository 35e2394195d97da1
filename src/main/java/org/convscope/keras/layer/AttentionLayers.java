package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.keras.weights.ViewedWeight;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;

/** {@code Attention} and {@code AdditiveAttention}, over sequences. */
final class AttentionLayers {
    private static final List<String> ROLES = List.of("query", "value", "key");

    private AttentionLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("MultiHeadAttention", HeadAttention::translate);
        table.put("Attention", context -> sequence(context, false));
        table.put("AdditiveAttention", context -> sequence(context, true));
    }

    /** Query, value, key; the key is the value where it is not given. */
    static List<GraphTensor> inputs(TranslationContext context) {
        List<GraphTensor> positional = context.inputs();
        if (positional.size() > 3) {
            throw Problem.of("attention with a mask cannot be computed").asException();
        }
        List<GraphTensor> inputs = new ArrayList<>(positional);
        for (int i = positional.size(); i < 3; i++) {
            Optional<GraphTensor> named = context.arguments()
                    .named(ROLES.get(i))
                    .flatMap(argument -> argument.tensors().findFirst());
            if (named.isPresent()) {
                inputs.add(named.get());
            } else if (i == 2 && inputs.size() == 2) {
                inputs.add(inputs.get(1));
            }
        }
        if (inputs.size() < 3) {
            throw Problem.of("attention needs a query and a value").asException();
        }
        return inputs.stream().map(context.graph()::modelOrder).toList();
    }

    private static LayerTranslation sequence(TranslationContext context, boolean additive) {
        List<GraphTensor> inputs = inputs(context);
        boolean scale = context.settings().flag("use_scale", additive);
        String mode = additive ? "additive" : context.settings().text("score_mode", "dot");
        boolean causal =
                context.settings().flag("causal", false) || context.arguments().flag("use_causal_mask");
        boolean scores = context.arguments().flag("return_attention_scores");
        int channels = TranslationContext.channels(inputs.get(2));
        if (channels < 0) {
            throw Problem.of("attention over a free number of channels cannot be computed")
                    .asException();
        }
        if (scale) {
            context.weights().take("scale", additive ? new int[] {channels} : new int[0]);
        }
        if (!causal && !scores && !mode.equals("concat")) {
            return LayerTranslation.of(new Operation.DotAttention(scale, additive), inputs, Layout.CHANNELS_LAST);
        }
        List<Weight> own = context.weights().taken();
        var chain = new OperationChain(context.graph());
        GraphTensor raw =
                switch (mode) {
                    case "dot" -> products(chain, inputs, own);
                    case "additive" -> sums(chain, inputs.get(0), inputs.get(2), scale ? own.get(0) : null, channels);
                    case "concat" -> {
                        Weight weight = context.weights().take("concat_score_weight");
                        yield sums(
                                chain,
                                scaled(chain, inputs.get(0), own),
                                scaled(chain, inputs.get(2), own),
                                weight,
                                channels);
                    }
                    default ->
                        throw Problem.of("its setting score_mode cannot be understood")
                                .expected("dot or concat")
                                .found(mode)
                                .asException();
                };
        GraphTensor masked = causal ? masked(chain, raw, (row, column) -> column <= row) : raw;
        GraphTensor shares = chain.then(Activation.SOFTMAX, masked);
        LayerTranslation result = LayerTranslation.of(
                new Operation.MatrixProduct(false, false), List.of(shares, inputs.get(1)), Layout.CHANNELS_LAST);
        return scores ? result.more(List.of(shares)) : result;
    }

    /** Times the layer's scale, where it has one. */
    private static GraphTensor scaled(OperationChain chain, GraphTensor input, List<Weight> scale) {
        if (scale.isEmpty()) {
            return input;
        }
        int[] channels = {TranslationContext.channels(input)};
        return chain.then(
                new Operation.ChannelScale(),
                Activation.LINEAR,
                List.of(new ViewedWeight("gamma", scale.get(0), channels)),
                input);
    }

    private static GraphTensor products(OperationChain chain, List<GraphTensor> inputs, List<Weight> scale) {
        return chain.then(new Operation.MatrixProduct(false, true), scaled(chain, inputs.get(0), scale), inputs.get(2));
    }

    /** The sum over the channels of tanh(query + key), each weighted; by 1 where there is no weight. */
    private static GraphTensor sums(
            OperationChain chain,
            GraphTensor query,
            GraphTensor key,
            @org.jspecify.annotations.Nullable Weight weight,
            int channels) {
        GraphTensor rows = chain.then(new Operation.ExpandDimensions(2), query);
        GraphTensor columns = chain.then(new Operation.ExpandDimensions(1), key);
        GraphTensor both =
                chain.then(Activation.of(Activation.Kind.TANH), chain.both(Operation.Arithmetic.ADD, rows, columns));
        if (weight == null) {
            return chain.then(new Operation.Reduce(Operation.Accumulation.SUM, new int[] {3}, false), both);
        }
        List<Weight> kernel = List.of(new ViewedWeight("kernel", weight, new int[] {channels, 1}));
        GraphTensor sum = chain.then(new Operation.Dense(1), Activation.LINEAR, kernel, both);
        return chain.then(new Operation.Squeeze(new int[] {3}), sum);
    }

    /** A rule of the positions that a position attends to. */
    interface Mask {
        boolean sees(int row, int column);
    }

    /** Scores over the last two axes, less so much where a mask says no that nothing is left of them. */
    static GraphTensor masked(OperationChain chain, GraphTensor scores, Mask mask) {
        int[] shape = scores.shape();
        if (shape == null || shape[shape.length - 1] < 0 || shape[shape.length - 2] < 0) {
            throw Problem.of("attention with a mask over a free length cannot be computed")
                    .asException();
        }
        int rows = shape[shape.length - 2];
        int columns = shape[shape.length - 1];
        float[] less = ConstantTables.zeros(rows, columns);
        for (int i = 0; i < less.length; i++) {
            less[i] = mask.sees(i / columns, i % columns) ? 0 : -1e9f;
        }
        return chain.then(
                new Operation.Binary(Operation.Arithmetic.ADD, Tensor.of(less, rows, columns), false), scores);
    }
}
