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
final class Merges {
    private Merges() {}

    static void register(Map<String, LayerTranslator> table) {
        table.put("Add", site -> merge(site, Merging.ADD));
        table.put("Subtract", site -> merge(site, Merging.SUBTRACT));
        table.put("Multiply", Merges::multiply);
        table.put("Average", site -> merge(site, Merging.AVERAGE));
        table.put("Maximum", site -> merge(site, Merging.MAXIMUM));
        table.put("Minimum", site -> merge(site, Merging.MINIMUM));
        table.put("Concatenate", site -> concatenate(site, site.settings().whole("axis", -1)));
        table.put("Dot", Merges::dot);
    }

    static Translation merge(LayerSite site, Merging merging) {
        int needed = merging == Merging.SUBTRACT ? 2 : 1;
        if (site.inputs().size() < needed) {
            throw Problem.of("takes too few inputs").found(site.inputs().size()).asException();
        }
        List<Flow> inputs = site.graph().alike(site.inputs());
        return Translation.of(
                new Operation.Merge(merging), inputs, inputs.get(0).layout());
    }

    /** With Keras 3 a factor counts as 1 where its mask leaves it out, and the product is 0 where all masks do. */
    private static Translation multiply(LayerSite site) {
        List<Optional<Flow>> masks =
                site.inputs().stream().map(input -> site.masks().of(input)).toList();
        if (site.version().major() < 3 || masks.stream().allMatch(Optional::isEmpty)) {
            return merge(site, Merging.MULTIPLY);
        }
        Chain chain = new Chain(site.graph());
        List<Flow> factors = new ArrayList<>();
        for (int i = 0; i < masks.size(); i++) {
            Flow input = site.inputs().get(i);
            factors.add(masks.get(i).map(mask -> masked(chain, mask, input, 1)).orElse(input));
        }
        Flow product = chain.then(new Operation.Merge(Merging.MULTIPLY), factors.toArray(Flow[]::new));
        if (masks.stream().anyMatch(Optional::isEmpty)) {
            return Translation.of(new Operation.Identity(), product);
        }
        Flow either = masks.stream()
                .flatMap(Optional::stream)
                .distinct()
                .reduce((first, second) -> chain.both(Operation.Arithmetic.LOGICAL_OR, first, second))
                .orElseThrow();
        return Translation.of(new Operation.Identity(), masked(chain, either, product, 0))
                .masked(Optional.of(either));
    }

    /** The tensor where the mask (N, time) counts it, else the constant. */
    private static Flow masked(Chain chain, Flow mask, Flow tensor, float otherwise) {
        if (tensor.rank() != mask.rank() + 1) {
            throw Problem.of("what it takes has a mask of other axes than its own, which cannot be computed")
                    .asException();
        }
        Flow wide = chain.then(new Operation.ExpandDimensions(mask.rank() + 1), mask);
        Flow constant = chain.constant(Tensor.of(new float[] {otherwise}), tensor.rank());
        return chain.then(new Operation.Select(), wide, tensor, constant);
    }

    static Translation concatenate(LayerSite site, int axis) {
        site.input();
        List<Flow> inputs = site.graph().alike(site.inputs());
        int onGraph = site.axisBesidesBatch(inputs.get(0), axis);
        return Translation.of(
                new Operation.Concatenate(onGraph), inputs, inputs.get(0).layout());
    }

    private static Translation dot(LayerSite site) {
        if (site.inputs().size() != 2) {
            throw Problem.of("takes two inputs").found(site.inputs().size()).asException();
        }
        List<Flow> inputs = site.inputs().stream().map(site.graph()::modelOrder).toList();
        int[] axes = site.settings().wholes("axes", 2).orElse(new int[] {-1, -1});
        return Translation.of(
                new Operation.Dot(
                        site.axisBesidesBatch(inputs.get(0), axes[0]),
                        site.axisBesidesBatch(inputs.get(1), axes[1]),
                        site.settings().flag("normalize", false),
                        site.version().major() >= 3 ? 1e-7 : 1e-6),
                inputs,
                Layout.CHANNELS_LAST);
    }
}
