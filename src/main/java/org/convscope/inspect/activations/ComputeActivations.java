package org.convscope.inspect.activations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.problem.Problem;
import org.convscope.task.TaskMonitor;

/** Computes layers' outputs as the model itself has them, for inputs in the model's own order of axes. */
public final class ComputeActivations {
    private final Engine engine;

    public ComputeActivations(Engine engine) {
        this.engine = engine;
    }

    /**
     * @param inputs one tensor an input of the network, with the batch, in the model's own order of axes
     * @param layers ids of calls, or names of layers, which stand for all their calls; empty for every layer of the file
     */
    public record Request(Network network, List<Tensor> inputs, List<String> layers) {
        public Request {
            inputs = List.copyOf(inputs);
            layers = List.copyOf(layers);
        }
    }

    /**
     * @param computed ids of the calls handed on, in order of execution
     * @param missing why the others could not be computed, by id
     */
    public record Result(List<String> computed, Map<String, String> missing) {
        public Result {
            computed = List.copyOf(computed);
            missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
        }
    }

    /**
     * Hands each output on as soon as it is there.
     *
     * @throws org.convscope.problem.ProblemException if a named layer does not exist, and as {@link Engine#run}
     */
    public Result compute(Request request, Engine.Sink sink, TaskMonitor monitor) {
        Network network = request.network();
        List<String> wanted = new ArrayList<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (LayerCall call : calls(network, request.layers())) {
            network.unavailable(call.id())
                    .ifPresentOrElse(reason -> missing.put(call.id(), reason), () -> wanted.add(call.id()));
        }
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < request.inputs().size(); i++) {
            Tensor input = request.inputs().get(i);
            boolean known = i < network.inputs().size();
            inputs.add(
                    known
                            ? ModelAxes.toChannelsLast(
                                    network.call(network.inputs().get(i)), input)
                            : input);
        }
        if (!wanted.isEmpty()) {
            engine.run(
                    network,
                    inputs,
                    wanted,
                    (id, output) -> sink.accept(id, ModelAxes.toModel(network.call(id), output)),
                    monitor);
        }
        return new Result(wanted, missing);
    }

    /**
     * The calls that some names mean: a call's id, or a layer's path, which means all its calls.
     *
     * @throws org.convscope.problem.ProblemException if a name means nothing
     */
    public static List<LayerCall> calls(Network network, List<String> names) {
        if (names.isEmpty()) {
            return network.layers();
        }
        List<LayerCall> found = new ArrayList<>();
        for (String name : names) {
            List<LayerCall> matching = network.calls().stream()
                    .filter(call -> call.id().equals(name)
                            || (call.origin() == LayerCall.Origin.LAYER
                                    && String.join("/", call.path()).equals(name)))
                    .toList();
            if (matching.isEmpty()) {
                throw Problem.of("the model has no such layer")
                        .subject("layer '" + name + "'")
                        .nextStep("convscope summary lists the names")
                        .asException();
            }
            matching.stream().filter(call -> !found.contains(call)).forEach(found::add);
        }
        return found;
    }
}
