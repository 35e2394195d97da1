package org.convscope.inspect.activations;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.core.Engine;
import org.convscope.network.LayerCall;
import org.convscope.network.ModelAxes;
import org.convscope.network.Network;
import org.convscope.network.SourceOperations;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;
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
     * Hands each output on as soon as it is there. Where a layer fails, the rest goes on without it and what depends on it.
     *
     * @throws org.convscope.problem.ProblemException if a named layer does not exist, and as {@link Engine#run} where that is
     *     no single layer's fault
     */
    public Result compute(Request request, Engine.Sink sink, TaskMonitor monitor) {
        Network network = request.network();
        Set<String> wanted = new LinkedHashSet<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (LayerCall call : calls(network, request.layers())) {
            network.unavailable(call.id())
                    .ifPresentOrElse(reason -> missing.put(call.id(), reason), () -> wanted.add(call.id()));
        }
        List<Tensor> inputs = inputs(request);
        List<String> computed = new ArrayList<>();
        while (!wanted.isEmpty()) {
            try {
                engine.run(
                        network,
                        inputs,
                        List.copyOf(wanted),
                        (id, output) -> {
                            sink.accept(id, ModelAxes.toModel(network.call(id), output));
                            computed.add(id);
                        },
                        monitor);
                break;
            } catch (ProblemException e) {
                computed.forEach(wanted::remove);
                LayerCall failed = failed(network, wanted, e);
                for (String id : List.copyOf(wanted)) {
                    if (network.ancestors(List.of(id)).contains(failed)) {
                        wanted.remove(id);
                        missing.put(id, reason(e.problem(), failed, id));
                    }
                }
            }
        }
        return new Result(computed, missing);
    }

    private static List<Tensor> inputs(Request request) {
        Network network = request.network();
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
        return inputs;
    }

    /** The layer that a problem names, if without it there is less to compute. */
    private static LayerCall failed(Network network, Set<String> wanted, ProblemException e) {
        String subject = e.problem().subject();
        return network.ancestors(wanted).stream()
                .filter(call -> !(call.operation() instanceof SourceOperations.Input))
                .filter(call -> subject.equals(LayerCall.subject(call.id()))
                        || subject.startsWith(LayerCall.subject(call.id()) + ","))
                .findFirst()
                .orElseThrow(() -> e);
    }

    private static String reason(Problem problem, LayerCall failed, String id) {
        String sentence = problem.subject("").nextStep("").sentence();
        String reason = sentence.substring(0, sentence.length() - 1);
        return failed.id().equals(id) ? reason : "needs the output of " + failed.id() + ": " + reason;
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
