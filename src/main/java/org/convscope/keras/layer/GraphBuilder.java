package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;
import org.jspecify.annotations.Nullable;

/** Collects the calls of the network, with the transpositions that keep a channels-first model's meaning. */
final class GraphBuilder {
    private final List<LayerCall> calls = new ArrayList<>();
    private final Map<String, Flow> transposed = new HashMap<>();

    List<LayerCall> calls() {
        return calls;
    }

    void add(LayerCall call) {
        calls.add(call);
    }

    /** The tensor with its axes as the model itself has them. */
    Flow modelOrder(Flow flow) {
        int[] shape = flow.shape();
        if (!flow.channelsFirst() || shape == null || shape.length < 2) {
            return new Flow(flow.id(), shape, Layout.CHANNELS_LAST);
        }
        int rank = shape.length;
        int[] axes = new int[rank + 1];
        axes[1] = rank;
        for (int i = 2; i <= rank; i++) {
            axes[i] = i - 1;
        }
        return transpose("__model_order/", flow, shape, axes, Layout.CHANNELS_LAST);
    }

    /** The tensor of a channels-first layer with its channels moved to the end. */
    Flow channelsLast(Flow flow) {
        int[] shape = flow.shape();
        if (flow.channelsFirst() || shape == null || shape.length < 2) {
            return new Flow(flow.id(), shape, Layout.CHANNELS_FIRST);
        }
        int rank = shape.length;
        int[] axes = new int[rank + 1];
        axes[rank] = 1;
        for (int i = 1; i < rank; i++) {
            axes[i] = i + 1;
        }
        return transpose("__channels_last/", flow, shape, axes, Layout.CHANNELS_FIRST);
    }

    /** All in the layout of the model where they differ, else as they are. */
    List<Flow> alike(List<Flow> flows) {
        boolean same = flows.stream()
                .allMatch(f -> f.layout() == flows.get(0).layout()
                        && f.rank() == flows.get(0).rank());
        return same ? flows : flows.stream().map(this::modelOrder).toList();
    }

    private Flow transpose(String prefix, Flow flow, int[] shape, int[] axes, Layout layout) {
        return transposed.computeIfAbsent(prefix + flow.id(), id -> {
            int[] result = new int[shape.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = shape[axes[i + 1] - 1];
            }
            insert(id, new Operation.Transpose(axes), Activation.LINEAR, List.of(flow.id()), result, layout);
            return new Flow(id, result, layout);
        });
    }

    /** Puts in a call that the file does not have. */
    void insert(
            String id,
            Operation operation,
            Activation activation,
            List<String> inputs,
            int @Nullable [] shape,
            Layout layout) {
        calls.add(new LayerCall(
                id,
                List.of(id),
                0,
                operation.getClass().getSimpleName(),
                LayerCall.Origin.INSERTED,
                operation,
                activation,
                inputs,
                shape == null ? new int[0] : shape,
                List.of(),
                false,
                layout));
    }
}
