package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.convscope.keras.config.FlatOutput;
import org.convscope.network.Activation;
import org.convscope.network.LayerCall.Layout;
import org.convscope.network.Operation;

/** What the calls give that are translated by now, in their order, and why nothing is known of it where that is so. */
final class CallOutputs {
    private final GraphBuilder graph;
    private final List<List<GraphTensor>> calls = new ArrayList<>();
    private final Map<String, String> reasons = new HashMap<>();

    CallOutputs(GraphBuilder graph) {
        this.graph = graph;
    }

    /** The first output of the next call. */
    void add(GraphTensor output) {
        calls.add(new ArrayList<>(List.of(output)));
    }

    /** A further output of the last call. */
    void addToLast(GraphTensor output) {
        calls.get(calls.size() - 1).add(output);
    }

    /** The first output of the last call. */
    GraphTensor last() {
        return calls.get(calls.size() - 1).get(0);
    }

    GraphTensor of(FlatOutput output) {
        List<GraphTensor> outputs = calls.get(output.call());
        GraphTensor tensor = output.tensor() < outputs.size()
                ? outputs.get(output.tensor())
                : notComputed(outputs.get(0), output.tensor());
        int[] declared = output.declared();
        if (tensor.shape() != null || declared == null || declared.length == 0) {
            return tensor;
        }
        return new GraphTensor(tensor.id(), Arrays.copyOfRange(declared, 1, declared.length), Layout.CHANNELS_LAST);
    }

    /** A second output of a layer that only gives one here, such as the state of a recurrent layer. */
    private GraphTensor notComputed(GraphTensor first, int tensor) {
        String id = "__" + first.id() + ":" + tensor;
        if (graph.calls().stream().noneMatch(call -> call.id().equals(id))) {
            graph.insert(
                    id,
                    new Operation.Unavailable("its output number " + (tensor + 1) + " cannot be computed"),
                    Activation.LINEAR,
                    List.of(first.id()),
                    null,
                    Layout.CHANNELS_LAST);
        }
        return new GraphTensor(id, null, Layout.CHANNELS_LAST);
    }

    /** Says to those that take a call's output why nothing is known of it. */
    void unknown(String id, String reason) {
        reasons.put(id, reason);
    }

    /** The first reason that was said of one of these. */
    Optional<String> reason(List<GraphTensor> tensors) {
        return tensors.stream()
                .flatMap(tensor -> Optional.ofNullable(reasons.get(tensor.id())).stream())
                .findFirst();
    }

    /** The first reason of one of these whose shape is not known. */
    Optional<String> reasonOfUnknown(List<GraphTensor> tensors) {
        return reason(tensors.stream().filter(tensor -> tensor.shape() == null).toList());
    }
}
