package org.convscope.keras.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.convscope.keras.config.CallArgument;
import org.convscope.keras.config.CallArguments;
import org.convscope.problem.Problem;

/** What a layer or function is called with. It remembers what was asked for, so that nothing is passed over. */
final class LayerArguments {
    /** What the inputs of a layer are called where they are given by keyword. */
    private static final Set<String> INPUTS = Set.of("inputs", "input", "x", "sequences");

    /**
     * An argument that nobody asked for.
     *
     * @param name its keyword, or {@code number 2}
     * @param keyword whether it was given by keyword
     * @param value what it is
     */
    record Given(String name, boolean keyword, CallArgument<GraphTensor> value) {}

    private final CallArguments<GraphTensor> call;
    private final Predicate<String> inputs;
    private final Set<Integer> places;
    private final Set<String> names;

    private LayerArguments(
            CallArguments<GraphTensor> call, Predicate<String> inputs, Set<Integer> places, Set<String> names) {
        this.call = call;
        this.inputs = inputs;
        this.places = places;
        this.names = names;
    }

    /** The arguments of a layer: its inputs, by place. */
    static LayerArguments ofLayer(CallArguments<GraphTensor> call) {
        return new LayerArguments(call, INPUTS::contains, new HashSet<>(), new HashSet<>());
    }

    /** The arguments of a layer that is called with tensors and nothing else. */
    static LayerArguments of(List<GraphTensor> tensors) {
        return ofLayer(new CallArguments<>(
                tensors.stream()
                        .<CallArgument<GraphTensor>>map(CallArgument.Tensor::new)
                        .toList(),
                Map.of(),
                false));
    }

    /** The arguments of a function, which may take tensors under every name. */
    static LayerArguments ofFunction(CallArguments<GraphTensor> call) {
        return new LayerArguments(call, name -> true, new HashSet<>(), new HashSet<>());
    }

    /** The same with every tensor seen otherwise; what is asked of one counts for the other. */
    LayerArguments seen(UnaryOperator<GraphTensor> view) {
        return new LayerArguments(call.map(view), inputs, places, names);
    }

    Optional<CallArgument<GraphTensor>> at(int place) {
        if (place < 0 || place >= call.arguments().size()) {
            return Optional.empty();
        }
        places.add(place);
        return Optional.of(call.arguments().get(place));
    }

    /** How many are given by place. */
    int count() {
        return call.arguments().size();
    }

    Optional<CallArgument<GraphTensor>> named(String name) {
        names.add(name);
        return Optional.ofNullable(call.keywords().get(name));
    }

    /** All inputs, without counting as asked for. */
    List<GraphTensor> seen() {
        return inputs(argument -> false);
    }

    /** A keyword that says yes or no; no where it is not given. */
    boolean flag(String name) {
        return named(name)
                .map(argument -> argument instanceof CallArgument.Value<GraphTensor> plain
                        && plain.value().isJsonPrimitive()
                        && plain.value().getAsJsonPrimitive().isBoolean()
                        && plain.value().getAsBoolean())
                .orElse(false);
    }

    /** All inputs, those by place first. */
    List<GraphTensor> inputs() {
        return inputs(argument -> true);
    }

    /**
     * The first input. An argument that holds more than that one counts as asked for only where somebody asks for all.
     *
     * @throws org.convscope.problem.ProblemException if there is none
     */
    GraphTensor input() {
        List<GraphTensor> all = inputs(argument -> false);
        if (all.isEmpty()) {
            throw Problem.of("takes no input").asException();
        }
        GraphTensor first = all.get(0);
        inputs(argument -> argument instanceof CallArgument.Tensor<GraphTensor> one
                && one.tensor().equals(first));
        return first;
    }

    private List<GraphTensor> inputs(Predicate<CallArgument<GraphTensor>> asked) {
        List<GraphTensor> flows = new ArrayList<>();
        for (int place = 0; place < call.arguments().size(); place++) {
            CallArgument<GraphTensor> argument = call.arguments().get(place);
            argument.tensors().forEach(flows::add);
            if (tensorsAlone(argument) && asked.test(argument)) {
                places.add(place);
            }
        }
        for (Map.Entry<String, CallArgument<GraphTensor>> keyword :
                call.keywords().entrySet()) {
            if (inputs.test(keyword.getKey())) {
                keyword.getValue().tensors().forEach(flows::add);
                if (tensorsAlone(keyword.getValue()) && asked.test(keyword.getValue())) {
                    names.add(keyword.getKey());
                }
            }
        }
        return flows;
    }

    private static boolean tensorsAlone(CallArgument<GraphTensor> argument) {
        return argument instanceof CallArgument.Tensor<GraphTensor>
                || (argument instanceof CallArgument.Items<GraphTensor> list
                        && list.items().stream().allMatch(LayerArguments::tensorsAlone));
    }

    /** What nobody asked for. */
    Stream<Given> notAsked() {
        List<Given> left = new ArrayList<>();
        for (int place = 0; place < call.arguments().size(); place++) {
            if (!places.contains(place)) {
                left.add(new Given(
                        "number " + (place + 1), false, call.arguments().get(place)));
            }
        }
        call.keywords().forEach((name, value) -> {
            if (!names.contains(name)) {
                left.add(new Given(name, true, value));
            }
        });
        return left.stream();
    }
}
