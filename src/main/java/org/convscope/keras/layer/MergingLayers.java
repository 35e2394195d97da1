package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.array.Tensor;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.Operation.Merging;
import org.convscope.problem.Problem;

/** Layers that take several tensors. */
final class MergingLayers {
    private MergingLayers() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("Add", context -> merge(context, Merging.ADD));
        table.put("Subtract", context -> merge(context, Merging.SUBTRACT));
        table.put("Multiply", MergingLayers::multiply);
        table.put("Average", context -> merge(context, Merging.AVERAGE));
        table.put("Maximum", context -> merge(context, Merging.MAXIMUM));
        table.put("Minimum", context -> merge(context, Merging.MINIMUM));
        table.put(
                "Concatenate",
                context -> concatenate(context, context.settings().whole("axis", -1)));
        table.put("Dot", MergingLayers::dot);
    }

    static LayerTranslation merge(TranslationContext context, Merging merging) {
        int needed = merging == Merging.SUBTRACT ? 2 : 1;
        if (context.inputs().size() < needed) {
            throw Problem.of("takes too few inputs")
                    .found(context.inputs().size())
                    .asException();
        }
        List<GraphTensor> inputs = context.graph().alike(context.inputs());
        return LayerTranslation.of(
                new Operation.Merge(merging), inputs, inputs.get(0).layout());
    }

    /**
     * The product; with Keras 3 a factor counts as 1 where its mask leaves it out, and the product is 0 where all masks
     * do.
     */
    private static LayerTranslation multiply(TranslationContext context) {
        List<Optional<GraphTensor>> masks = context.inputs().stream()
                .map(input -> context.masks().of(input))
                .toList();
        if (context.version().major() < 3 || masks.stream().allMatch(Optional::isEmpty)) {
            return merge(context, Merging.MULTIPLY);
        }
        var chain = new OperationChain(context.graph());
        List<GraphTensor> factors = new ArrayList<>();
        for (int i = 0; i < masks.size(); i++) {
            GraphTensor input = context.inputs().get(i);
            factors.add(masks.get(i).map(mask -> masked(chain, mask, input, 1)).orElse(input));
        }
        GraphTensor product = chain.then(new Operation.Merge(Merging.MULTIPLY), factors.toArray(GraphTensor[]::new));
        if (masks.stream().anyMatch(Optional::isEmpty)) {
            return LayerTranslation.of(new Operation.Identity(), product);
        }
        GraphTensor either = masks.stream()
                .flatMap(Optional::stream)
                .distinct()
                .reduce((first, second) -> chain.both(Operation.Arithmetic.LOGICAL_OR, first, second))
                .orElseThrow();
        return LayerTranslation.of(new Operation.Identity(), masked(chain, either, product, 0))
                .masked(Optional.of(either));
    }

    /** The tensor where the mask (N, time) counts it, else the constant. */
    private static GraphTensor masked(OperationChain chain, GraphTensor mask, GraphTensor tensor, float otherwise) {
        if (tensor.rank() != mask.rank() + 1) {
            throw Problem.of("what it takes has a mask of other axes than its own, which cannot be computed")
                    .asException();
        }
        GraphTensor wide = chain.then(new Operation.ExpandDimensions(mask.rank() + 1), mask);
        GraphTensor constant = chain.constant(Tensor.of(new float[] {otherwise}), tensor.rank());
        return chain.then(new Operation.Select(), wide, tensor, constant);
    }

    static LayerTranslation concatenate(TranslationContext context, int axis) {
        context.input();
        List<GraphTensor> inputs = context.graph().alike(context.inputs());
        int onGraph = context.axisBesidesBatch(inputs.get(0), axis);
        return LayerTranslation.of(
                new Operation.Concatenate(onGraph), inputs, inputs.get(0).layout());
    }

    private static LayerTranslation dot(TranslationContext context) {
        if (context.inputs().size() != 2) {
            throw Problem.of("takes two inputs").found(context.inputs().size()).asException();
        }
        List<GraphTensor> inputs =
                context.inputs().stream().map(context.graph()::modelOrder).toList();
        int[] axes = context.settings().wholes("axes", 2).orElse(new int[] {-1, -1});
        return LayerTranslation.of(
                new Operation.Dot(
                        context.axisBesidesBatch(inputs.get(0), axes[0]),
                        context.axisBesidesBatch(inputs.get(1), axes[1]),
                        context.settings().flag("normalize", false),
                        context.version().major() >= 3 ? 1e-7 : 1e-6),
                inputs,
                Layout.CHANNELS_LAST);
    }
}
