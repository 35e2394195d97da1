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
     * @param site with the inputs as they are, time and all
     * @param translator of the layer, for one step
     */
    static Translation translate(LayerSite site, Function<LayerSite, Translation> translator) {
        int time = steps(site);
        GraphBuilder inside = site.graph().distributed(time);
        LayerSite step = site.inside(inside, flow -> oneStep(site.graph().modelOrder(flow)));
        Translation one = translator.apply(step);
        Translation ordered = inModelOrder(one, step, inside);
        List<Operation> further = ordered.further().stream()
                .<Operation>map(Operation.Distributed::new)
                .toList();
        return ordered.operation(new Operation.Distributed(ordered.operation()))
                .layout(Layout.CHANNELS_LAST)
                .inputs(allSteps(ordered.inputs(), time))
                .further(further)
                .more(allSteps(ordered.more().stream().map(inside::modelOrder).toList(), time))
                .masked(ordered.mask().map(mask -> allSteps(mask, time)).or(() -> ofSteps(site)));
    }

    private static List<Flow> allSteps(List<Flow> flows, int time) {
        return flows.stream().map(flow -> allSteps(flow, time)).toList();
    }

    private static int steps(LayerSite site) {
        int time = -1;
        for (Flow input : site.inputs()) {
            int[] shape = site.shape(site.graph().modelOrder(input));
            if (shape.length < 2) {
                throw Problem.of("takes steps of at least one axis besides time")
                        .asException();
            }
            time = Math.max(time, shape[0]);
        }
        return time;
    }

    /** Where one step's channels stand first in the model, they are moved there before the steps are put together. */
    private static Translation inModelOrder(Translation one, LayerSite step, GraphBuilder inside) {
        if (one.layout() != Layout.CHANNELS_FIRST) {
            return one;
        }
        Flow computed = inside.put(step.id() + "/step", one, step.weights().taken());
        Flow moved = inside.modelOrder(computed);
        return Translation.of(new Operation.Identity(), moved).more(one.more()).masked(one.mask());
    }

    /** The part of a mask that says which steps count. */
    private static Optional<Flow> ofSteps(LayerSite site) {
        return site.masks().of(site.input()).filter(mask -> mask.rank() == 1);
    }

    static Flow oneStep(Flow flow) {
        int[] shape = flow.shape();
        return shape == null
                ? flow
                : new Flow(
                        flow.id(), Arrays.copyOfRange(shape, Math.min(1, shape.length), shape.length), flow.layout());
    }

    static Flow allSteps(Flow flow, int time) {
        int[] shape = flow.shape();
        if (shape == null) {
            return flow;
        }
        int[] all = new int[shape.length + 1];
        all[0] = time;
        System.arraycopy(shape, 0, all, 1, shape.length);
        return new Flow(flow.id(), all, Layout.CHANNELS_LAST);
    }

    /** What a layer becomes that stands in so many models each of which is applied to every step. */
    static Translation translate(LayerSite site, int depth, Function<LayerSite, Translation> translator) {
        return depth == 0 ? translator.apply(site) : translate(site, inner -> translate(inner, depth - 1, translator));
    }

    /** {@code TimeDistributed} of a single layer. */
    static Translation layer(LayerSite site) {
        return translate(site, inner -> LayerTable.translate(inner.wrapping(Wrappers.wrapped(inner))));
    }
}
