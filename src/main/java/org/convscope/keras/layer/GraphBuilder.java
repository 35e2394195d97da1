package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.convscope.network.ShapeInference;
import org.convscope.network.Weight;
import org.jspecify.annotations.Nullable;

/** Collects the calls of the network, with the transpositions that keep a channels-first model's meaning. */
final class GraphBuilder {
    private final List<LayerCall> calls;
    private final Map<String, GraphTensor> transposed;
    /** How many steps each axis of time has, outermost first, where this is the inside of something done at every step. */
    private final List<Integer> times;

    GraphBuilder() {
        this(new ArrayList<>(), new HashMap<>(), List.of());
    }

    private GraphBuilder(List<LayerCall> calls, Map<String, GraphTensor> transposed, List<Integer> times) {
        this.calls = calls;
        this.transposed = transposed;
        this.times = times;
    }

    List<LayerCall> calls() {
        return calls;
    }

    void add(LayerCall call) {
        calls.add(call);
    }

    /** The same graph as a layer sees it that works on every step of one more axis: shapes are those of one step. */
    GraphBuilder distributed(int time) {
        List<Integer> more = new ArrayList<>(times);
        more.add(time);
        return new GraphBuilder(calls, transposed, List.copyOf(more));
    }

    /** The tensor with its axes as the model itself has them. */
    GraphTensor modelOrder(GraphTensor tensor) {
        int[] shape = tensor.shape();
        if (!tensor.channelsFirst() || shape == null || shape.length < 2) {
            return new GraphTensor(tensor.id(), shape, Layout.CHANNELS_LAST);
        }
        int rank = shape.length;
        int[] axes = new int[rank + 1];
        axes[1] = rank;
        for (int i = 2; i <= rank; i++) {
            axes[i] = i - 1;
        }
        return transpose("__model_order/", tensor, shape, axes, Layout.CHANNELS_LAST);
    }

    /** The tensor of a channels-first layer with its channels moved to the end. */
    GraphTensor channelsLast(GraphTensor tensor) {
        int[] shape = tensor.shape();
        if (tensor.channelsFirst() || shape == null || shape.length < 2) {
            return new GraphTensor(tensor.id(), shape, Layout.CHANNELS_FIRST);
        }
        int rank = shape.length;
        int[] axes = new int[rank + 1];
        axes[rank] = 1;
        for (int i = 1; i < rank; i++) {
            axes[i] = i + 1;
        }
        return transpose("__channels_last/", tensor, shape, axes, Layout.CHANNELS_FIRST);
    }

    /** All in the layout of the model where they differ, else as they are. */
    List<GraphTensor> alike(List<GraphTensor> flows) {
        boolean same = flows.stream()
                .allMatch(f -> f.layout() == flows.get(0).layout()
                        && f.rank() == flows.get(0).rank());
        return same ? flows : flows.stream().map(this::modelOrder).toList();
    }

    private GraphTensor transpose(String prefix, GraphTensor tensor, int[] shape, int[] axes, Layout layout) {
        return transposed.computeIfAbsent(prefix + "of_steps/".repeat(times.size()) + tensor.id(), id -> {
            int[] result = new int[shape.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = shape[axes[i + 1] - 1];
            }
            insert(id, new Operation.Transpose(axes), Activation.LINEAR, List.of(tensor.id()), result, layout);
            return new GraphTensor(id, result, layout);
        });
    }

    /** Puts in a call that the file does not have, under a name made of the layer's own; its result has the model's order. */
    GraphTensor put(String name, Operation operation, List<GraphTensor> inputs, List<Weight> weights) {
        return put(name, LayerTranslation.of(operation, inputs, Layout.CHANNELS_LAST), weights);
    }

    /** Puts in what a translation says, as a call that the file does not have. */
    GraphTensor put(String name, LayerTranslation translation, List<Weight> weights) {
        int[] shape = ShapeInference.outputShape(
                translation.operation(),
                translation.activation(),
                translation.inputs().stream().map(TranslationContext::known).toList());
        String id = "__" + name;
        insert(
                id,
                translation.operation(),
                translation.activation(),
                translation.inputs().stream().map(GraphTensor::id).toList(),
                shape,
                weights,
                translation.layout());
        return new GraphTensor(id, shape, translation.layout());
    }

    /** A name for a call that the file does not have. */
    String step() {
        return "step/" + calls.size();
    }

    /** Whether what is put in is done at every step of one more axis. */
    boolean isDistributed() {
        return !times.isEmpty();
    }

    /** Puts in a call that the file does not have. */
    void insert(
            String id,
            Operation operation,
            Activation activation,
            List<String> inputs,
            int @Nullable [] shape,
            Layout layout) {
        insert(id, operation, activation, inputs, shape, List.of(), layout);
    }

    private void insert(
            String id,
            Operation operation,
            Activation activation,
            List<String> inputs,
            int @Nullable [] shape,
            List<Weight> weights,
            Layout layout) {
        Operation everywhere = operation;
        var all = new GraphTensor(id, shape, layout);
        for (int i = times.size() - 1; i >= 0; i--) {
            everywhere = new Operation.Distributed(everywhere);
            all = TimeDistribution.allSteps(all, times.get(i));
        }
        int[] allSteps = all.shape();
        calls.add(new LayerCall(
                id,
                List.of(id),
                0,
                operation.getClass().getSimpleName(),
                LayerCall.Origin.INSERTED,
                everywhere,
                activation,
                inputs,
                allSteps == null ? new int[0] : allSteps,
                weights,
                false,
                all.layout()));
    }
}
