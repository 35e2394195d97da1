package org.convscope.keras.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.problem.Problem;

/** What {@code TimeDistributed} wraps, at every step of its inputs' first axis besides the batch. */
final class TimeDistribution {
    private TimeDistribution() {}

    /**
     * Translates a layer as if it stood alone, and does what comes of it at each step.
     *
     * @param context with the inputs as they are, time and all
     * @param translator of the layer, for one step
     */
    static LayerTranslation translate(
            TranslationContext context, Function<TranslationContext, LayerTranslation> translator) {
        int time = steps(context);
        GraphBuilder inside = context.graph().distributed(time);
        TranslationContext step =
                context.inside(inside, tensor -> oneStep(context.graph().modelOrder(tensor)));
        LayerTranslation one = translator.apply(step);
        LayerTranslation ordered = inModelOrder(one, step, inside);
        List<Operation> further = ordered.further().stream()
                .<Operation>map(Operation.Distributed::new)
                .toList();
        return ordered.operation(new Operation.Distributed(ordered.operation()))
                .layout(Layout.CHANNELS_LAST)
                .inputs(allSteps(ordered.inputs(), time))
                .further(further)
                .more(allSteps(ordered.more().stream().map(inside::modelOrder).toList(), time))
                .masked(ordered.mask().map(mask -> allSteps(mask, time)).or(() -> ofSteps(context)));
    }

    private static List<GraphTensor> allSteps(List<GraphTensor> flows, int time) {
        return flows.stream().map(tensor -> allSteps(tensor, time)).toList();
    }

    private static int steps(TranslationContext context) {
        int time = -1;
        for (GraphTensor input : context.inputs()) {
            int[] shape = context.shape(context.graph().modelOrder(input));
            if (shape.length < 2) {
                throw Problem.of("takes steps of at least one axis besides time")
                        .asException();
            }
            time = Math.max(time, shape[0]);
        }
        return time;
    }

    /** Where one step's channels stand first in the model, they are moved there before the steps are put together. */
    private static LayerTranslation inModelOrder(LayerTranslation one, TranslationContext step, GraphBuilder inside) {
        if (one.layout() != Layout.CHANNELS_FIRST) {
            return one;
        }
        GraphTensor computed =
                inside.put(step.id() + "/step", one, step.weights().taken());
        GraphTensor moved = inside.modelOrder(computed);
        return LayerTranslation.of(new Operation.Identity(), moved)
                .more(one.more())
                .masked(one.mask());
    }

    /** The part of a mask that says which steps count. */
    private static Optional<GraphTensor> ofSteps(TranslationContext context) {
        return context.masks().of(context.input()).filter(mask -> mask.rank() == 1);
    }

    static GraphTensor oneStep(GraphTensor tensor) {
        int[] shape = tensor.shape();
        return shape == null
                ? tensor
                : new GraphTensor(
                        tensor.id(),
                        Arrays.copyOfRange(shape, Math.min(1, shape.length), shape.length),
                        tensor.layout());
    }

    static GraphTensor allSteps(GraphTensor tensor, int time) {
        int[] shape = tensor.shape();
        if (shape == null) {
            return tensor;
        }
        int[] all = new int[shape.length + 1];
        all[0] = time;
        System.arraycopy(shape, 0, all, 1, shape.length);
        return new GraphTensor(tensor.id(), all, Layout.CHANNELS_LAST);
    }

    /** What a layer becomes that stands in so many models each of which is applied to every step. */
    static LayerTranslation translate(
            TranslationContext context, int depth, Function<TranslationContext, LayerTranslation> translator) {
        return depth == 0
                ? translator.apply(context)
                : translate(context, inner -> translate(inner, depth - 1, translator));
    }

    /** {@code TimeDistributed} of a single layer. */
    static LayerTranslation layer(TranslationContext context) {
        return translate(context, inner -> LayerTable.translate(inner.wrapping(WrapperLayers.wrapped(inner))));
    }
}
