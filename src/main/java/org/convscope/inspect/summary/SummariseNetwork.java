package org.convscope.inspect.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.inspect.blocks.LayerBlock;
import org.convscope.inspect.blocks.NetworkBlocks;
import org.convscope.inspect.summary.ModelSummary.Cutoff;
import org.convscope.inspect.summary.ModelSummary.InputRow;
import org.convscope.inspect.summary.ModelSummary.Totals;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;

/** Lists a network's layers as Keras's {@code summary()} does. Reads no weight. */
public final class SummariseNetwork {
    /** Weights that training never changes, by Keras's own names. */
    private static final Set<String> STATE =
            Set.of("moving_mean", "moving_variance", "mean", "variance", "count", "vector_u");

    /** The shape of what nobody can compute and the file does not say. */
    private static final String UNKNOWN = "?";

    public ModelSummary of(Network network) {
        List<InputRow> inputs = network.inputs().stream()
                .map(id -> new InputRow(id, ShapeText.kerasShape(network.call(id))))
                .toList();
        List<LayerRow> rows = new ArrayList<>();
        for (List<LayerCall> calls : layers(network.calls()).values()) {
            if (calls.get(0).origin() != LayerCall.Origin.INSERTED) {
                rows.add(row(network, calls));
            }
        }
        List<Cutoff> cutoffs = new ArrayList<>();
        for (LayerBlock block : new NetworkBlocks().of(network)) {
            Totals totals = totals(network.ancestors(List.of(block.shown())));
            cutoffs.add(new Cutoff(block.name(), block.shown(), totals));
        }
        return new ModelSummary(
                network.name(),
                network.kerasVersion(),
                inputs,
                rows,
                totals(network.calls()),
                cutoffs,
                network.declarations().start());
    }

    /** All calls of a layer together, by the layer's path. */
    private static Map<List<String>, List<LayerCall>> layers(Collection<LayerCall> calls) {
        Map<List<String>, List<LayerCall>> layers = new LinkedHashMap<>();
        for (LayerCall call : calls) {
            List<String> key = new ArrayList<>(call.path());
            key.add(call.origin().name());
            layers.computeIfAbsent(key, path -> new ArrayList<>()).add(call);
        }
        return layers;
    }

    private static Totals totals(Collection<LayerCall> calls) {
        long parameters = 0;
        long trainable = 0;
        // what is put in has its layer's own weights, or constants that are no parameters
        List<LayerCall> own = calls.stream()
                .filter(call -> call.origin() != LayerCall.Origin.INSERTED)
                .toList();
        for (List<LayerCall> layer : layers(own).values()) {
            parameters += layer.get(0).parameters();
            trainable += trainable(layer.get(0));
        }
        return new Totals(parameters, trainable);
    }

    private static long trainable(LayerCall call) {
        if (!call.trainable()) {
            return 0;
        }
        return call.weights().stream()
                .filter(weight -> !STATE.contains(weight.name()))
                .mapToLong(Weight::size)
                .sum();
    }

    private static LayerRow row(Network network, List<LayerCall> calls) {
        LayerCall first = calls.get(0);
        String name = first.origin() == LayerCall.Origin.LAYER ? String.join("/", first.path()) : first.id();
        String shape = ShapeText.kerasShape(first);
        boolean unknown = first.outputShape().length == 0
                && network.unavailable(first.id()).isPresent();
        boolean same =
                calls.stream().allMatch(call -> ShapeText.kerasShape(call).equals(shape));
        Optional<String> reason = calls.stream()
                .flatMap(call -> network.unavailable(call.id()).stream())
                .findFirst();
        return new LayerRow(
                first.id(),
                name,
                first.className(),
                unknown ? UNKNOWN : same ? shape : "multiple",
                first.parameters(),
                trainable(first),
                first.trainable(),
                reason,
                WindowParameters.of(first),
                network.declared(first.id()));
    }
}
