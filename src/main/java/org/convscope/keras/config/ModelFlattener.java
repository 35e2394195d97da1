package org.convscope.keras.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.convscope.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Puts nested models in the place of their calls and gives every call of a shared layer a node of its own. The calls of a
 * layer are numbered as Keras executes them, and stand in the order of the file.
 */
public final class ModelFlattener {
    private static final int MOST_CALLS = 20_000;
    private static final String OUTPUT = "@output";

    private final List<FlatCall> calls = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    private ModelFlattener() {}

    /**
     * @throws org.convscope.problem.ProblemException if layers form a cycle, take what does not exist, or there are too
     *     many
     */
    public static FlatModel flatten(ModelConfig model) {
        return flatten(model, true);
    }

    /**
     * @param trainable whether no model around it is frozen
     * @throws org.convscope.problem.ProblemException as {@link #flatten(ModelConfig)}
     */
    public static FlatModel flatten(ModelConfig model, boolean trainable) {
        var flattener = new ModelFlattener();
        List<FlatOutput> inputs = new ArrayList<>();
        for (TensorRef input : model.inputs()) {
            LayerConfig layer = model.layers().stream()
                    .filter(l -> l.name().equals(input.layer()))
                    .findFirst()
                    .orElseThrow(() -> Problem.of("the model's input '" + input.layer() + "' is no layer of it")
                            .asException());
            inputs.add(new FlatOutput(
                    flattener.add(
                            FlatCall.Kind.INPUT,
                            List.of(input.layer()),
                            layer,
                            CallArguments.none(),
                            true,
                            new int[] {-1, inputs.size()},
                            0),
                    0,
                    null));
        }
        List<FlatOutput> outputs = flattener.expand(model, inputs, List.of(), trainable, new int[0], 0);
        return flattener.inOrderOfTheFile(model.name(), inputs, outputs);
    }

    private int add(
            FlatCall.Kind kind,
            List<String> path,
            LayerConfig layer,
            CallArguments<FlatOutput> call,
            boolean trainable,
            int[] place,
            int steps) {
        places.add(place);
        if (calls.size() >= MOST_CALLS) {
            throw Problem.of("the model calls too many layers")
                    .expected("at most " + MOST_CALLS)
                    .asException();
        }
        String name = String.join("/", path);
        int number = counts.merge(name, 1, Integer::sum) - 1;
        calls.add(new FlatCall(name, path, number, kind, layer, call, trainable, steps));
        return calls.size() - 1;
    }

    private FlatModel inOrderOfTheFile(String name, List<FlatOutput> inputs, List<FlatOutput> outputs) {
        List<FlatCall> named = named();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            order.add(i);
        }
        order.sort((a, b) -> Arrays.compare(places.get(a), places.get(b)));
        int[] moved = new int[order.size()];
        for (int i = 0; i < moved.length; i++) {
            moved[order.get(i)] = i;
        }
        UnaryOperator<FlatOutput> move =
                output -> new FlatOutput(moved[output.call()], output.tensor(), output.declared());
        List<FlatCall> sorted = order.stream()
                .map(named::get)
                .map(call -> new FlatCall(
                        call.id(),
                        call.path(),
                        call.number(),
                        call.kind(),
                        call.layer(),
                        call.call().map(move),
                        call.trainable(),
                        call.steps()))
                .toList();
        return new FlatModel(
                name,
                sorted,
                inputs.stream().map(move).toList(),
                outputs.stream().map(move).toList());
    }

    /** Calls with their number in the name where a layer is called more than once. */
    private List<FlatCall> named() {
        return calls.stream()
                .map(call -> counts.getOrDefault(call.id(), 1) == 1
                        ? call
                        : new FlatCall(
                                call.id() + "#" + call.number(),
                                call.path(),
                                call.number(),
                                call.kind(),
                                call.layer(),
                                call.call(),
                                call.trainable(),
                                call.steps()))
                .toList();
    }

    private List<FlatOutput> expand(
            ModelConfig model,
            List<FlatOutput> inputs,
            List<String> prefix,
            boolean trainable,
            int[] around,
            int steps) {
        var order = new CallOrder(model);
        Map<CallOrder.Node, Integer> positions = new HashMap<>();
        order.sorted().forEach(node -> positions.put(node, positions.size()));
        Map<CallOrder.Node, List<FlatOutput>> done = new HashMap<>();
        for (int i = 0; i < model.inputs().size(); i++) {
            if (i < inputs.size()) {
                TensorRef input = model.inputs().get(i);
                done.put(order.input(input), List.of(inputs.get(i)));
            }
        }
        for (CallOrder.Node node : order.executed()) {
            if (done.containsKey(node)) {
                continue;
            }
            LayerConfig layer = model.layers().get(node.layer());
            if (layer.isInput()) {
                throw Problem.of("is an input that nothing is fed to")
                        .subject(subject(prefix, layer.name()))
                        .asException();
            }
            CallArguments<FlatOutput> call = layer.calls()
                    .get(node.call())
                    .map(ref -> resolve(ref, find(ref, order, done), prefix, layer.name()));
            List<String> path = with(prefix, layer.name());
            int[] place = Arrays.copyOf(around, around.length + 1);
            place[around.length] = positions.getOrDefault(node, 0);
            boolean trained = trainable && layer.trainable();
            if (layer.model().isPresent()) {
                done.put(node, nested(layer, layer.model().get(), call, path, trained, place, steps));
            } else {
                done.put(
                        node,
                        List.of(new FlatOutput(
                                add(FlatCall.Kind.LAYER, path, layer, call, trained, place, steps), 0, null)));
            }
        }
        List<FlatOutput> outputs = new ArrayList<>();
        for (TensorRef output : model.outputs()) {
            CallOrder.Node node = order.findOutput(output);
            outputs.add(resolve(output, node == null ? null : done.get(node), prefix, model.name()));
        }
        return outputs;
    }

    private List<FlatOutput> nested(
            LayerConfig layer,
            ModelConfig model,
            CallArguments<FlatOutput> call,
            List<String> path,
            boolean trainable,
            int[] place,
            int steps) {
        List<FlatOutput> inputs = inputs(model, call);
        if (inputs.size() < model.inputs().size()) {
            throw Problem.of("is called with too few inputs")
                    .subject(subject(List.of(), String.join("/", path)))
                    .expected(model.inputs().size())
                    .found(inputs.size())
                    .asException();
        }
        int distributions = layer.distributions();
        List<FlatOutput> inner = expand(model, inputs, path, trainable, place, steps + distributions);
        List<FlatOutput> outputs = new ArrayList<>();
        for (int i = 0; i < inner.size(); i++) {
            CallArguments<FlatOutput> one = CallArguments.of(inner.get(i));
            int[] last = Arrays.copyOf(place, place.length + 2);
            last[place.length] = Integer.MAX_VALUE;
            last[place.length + 1] = i;
            String suffix = i == 0 ? "" : ":" + i;
            // a layer that wraps a model gives its output under its own name
            List<String> own = distributions > 0
                    ? with(path.subList(0, path.size() - 1), layer.name() + suffix)
                    : with(path, OUTPUT + suffix);
            outputs.add(
                    new FlatOutput(add(FlatCall.Kind.NESTED_OUTPUT, own, layer, one, trainable, last, steps), 0, null));
        }
        return outputs;
    }

    /** What a nested model is called with, in the order of its inputs. */
    private static List<FlatOutput> inputs(ModelConfig model, CallArguments<FlatOutput> call) {
        boolean named =
                !call.arguments().isEmpty() && call.arguments().get(0) instanceof CallArgument.Named<FlatOutput>;
        if (!named) {
            return call.tensors();
        }
        var items = ((CallArgument.Named<FlatOutput>) call.arguments().get(0)).items();
        List<FlatOutput> inputs = new ArrayList<>();
        for (int i = 0; i < model.inputs().size(); i++) {
            CallArgument<FlatOutput> item = items.get(model.inputNames().get(i));
            CallArgument<FlatOutput> given =
                    item == null ? items.get(model.inputs().get(i).layer()) : item;
            if (given != null) {
                given.tensors().findFirst().ifPresent(inputs::add);
            }
        }
        return inputs;
    }

    private static FlatOutput resolve(
            TensorRef ref, @Nullable List<FlatOutput> outputs, List<String> prefix, String user) {
        if (outputs == null || ref.tensor() < 0) {
            throw Problem.of("takes its input from '" + ref.layer() + "', which does not exist or is not called")
                    .subject(subject(prefix, user))
                    .asException();
        }
        if (ref.tensor() < outputs.size()) {
            FlatOutput output = outputs.get(ref.tensor());
            return new FlatOutput(output.call(), output.tensor(), ref.declared());
        }
        return new FlatOutput(outputs.get(0).call(), ref.tensor(), ref.declared());
    }

    private static @Nullable List<FlatOutput> find(
            TensorRef ref, CallOrder order, Map<CallOrder.Node, List<FlatOutput>> done) {
        CallOrder.Node node = order.find(ref);
        return node == null ? null : done.get(node);
    }

    private static List<String> with(List<String> prefix, String name) {
        List<String> path = new ArrayList<>(prefix);
        path.add(name);
        return path;
    }

    private static String subject(List<String> prefix, String layer) {
        return "layer '" + with(prefix, layer).stream().collect(Collectors.joining("/")) + "'";
    }
}
