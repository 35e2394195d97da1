package org.convscope.keras.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.convscope.problem.Problem;

/**
 * A flat model cut off before one of its layers: what that layer takes becomes the input, what depends on it stays. A call
 * that takes something from before as well stays too, and takes there what nobody can compute.
 */
public final class FlatStart {
    /** A tensor: which output of which call. */
    private record Place(int call, int tensor) {
        static Place of(FlatOutput output) {
            return new Place(output.call(), output.tensor());
        }
    }

    private final FlatModel model;
    private final int first;
    private final List<Place> taken;
    private final Map<Place, FlatOutput> moved = new HashMap<>();
    private final List<FlatCall> calls = new ArrayList<>();

    private FlatStart(FlatModel model, int first) {
        this.model = model;
        this.first = first;
        this.taken = model.calls().get(first).call().tensors().stream()
                .map(Place::of)
                .distinct()
                .toList();
    }

    /**
     * @param layer a layer's name or a call's id
     * @param shapes the shape of a call's output, the batch and the model's order of axes included; empty where nobody
     *     knows
     * @throws org.convscope.problem.ProblemException if there is no such layer, or nobody knows the shape of what it takes
     */
    public static FlatModel at(
            FlatModel model, String layer, BiFunction<FlatCall, Integer, Optional<JsonArray>> shapes) {
        for (int i = 0; i < model.calls().size(); i++) {
            FlatCall call = model.calls().get(i);
            boolean named =
                    call.id().equals(layer) || String.join("/", call.path()).equals(layer);
            if (named && call.kind() == FlatCall.Kind.INPUT) {
                return model;
            }
            if (named && !call.call().tensors().isEmpty()) {
                return new FlatStart(model, i).cut(shapes);
            }
        }
        throw Problem.of("there is no layer of this name to start at")
                .subject("layer '" + layer + "'")
                .nextStep("'convscope summary' lists the names")
                .asException();
    }

    private FlatModel cut(BiFunction<FlatCall, Integer, Optional<JsonArray>> shapes) {
        List<FlatOutput> inputs = inputs(shapes);
        Set<Integer> kept = kept();
        for (int i : kept.stream().sorted().toList()) {
            for (FlatOutput tensor : model.calls().get(i).call().tensors()) {
                if (!kept.contains(tensor.call())) {
                    moved.computeIfAbsent(Place.of(tensor), this::before);
                }
            }
        }
        for (int i : kept.stream().sorted().toList()) {
            FlatCall call = model.calls().get(i);
            calls.add(new FlatCall(
                    call.id(),
                    call.path(),
                    call.number(),
                    call.kind(),
                    call.layer(),
                    call.call().map(this::move),
                    call.trainable(),
                    call.steps()));
            moved.put(new Place(i, -1), new FlatOutput(calls.size() - 1, 0, null));
        }
        List<FlatOutput> outputs = model.outputs().stream()
                .filter(output -> kept.contains(output.call()))
                .map(this::move)
                .toList();
        return new FlatModel(
                model.name(),
                calls,
                inputs,
                outputs.isEmpty() ? List.of(new FlatOutput(calls.size() - 1, 0, null)) : outputs);
    }

    private FlatOutput move(FlatOutput output) {
        FlatOutput put = moved.get(Place.of(output));
        if (put != null) {
            return put;
        }
        FlatOutput call = moved.get(new Place(output.call(), -1));
        if (call == null) {
            throw new IllegalStateException("a call stands before what it takes");
        }
        return new FlatOutput(call.call(), output.tensor(), output.declared());
    }

    /** Named as Keras names a Sequential's input, after its first layer. */
    private List<FlatOutput> inputs(BiFunction<FlatCall, Integer, Optional<JsonArray>> shapes) {
        Set<String> names = new HashSet<>();
        model.calls().forEach(call -> names.add(call.id()));
        FlatCall start = model.calls().get(first);
        String own = start.path().get(start.path().size() - 1) + "_input";
        List<FlatOutput> inputs = new ArrayList<>();
        for (Place place : taken) {
            FlatCall source = model.calls().get(place.call());
            var settings = new JsonObject();
            settings.add("batch_shape", shapes.apply(source, place.tensor()).orElseThrow(() -> Problem.of(
                            "the shape of what it takes is not known, so nothing can start here")
                    .subject("layer '" + start.id() + "'")
                    .nextStep("Declare the layers before it that are not known, or start at another one")
                    .asException()));
            String name = own;
            for (int number = 2; !names.add(name); number++) {
                name = own + "_" + number;
            }
            var layer = new LayerConfig(name, "InputLayer", "", settings, List.of(), Optional.empty());
            calls.add(new FlatCall(name, List.of(name), 0, FlatCall.Kind.INPUT, layer, CallArguments.none(), true, 0));
            var input = new FlatOutput(calls.size() - 1, 0, null);
            moved.put(place, input);
            inputs.add(input);
        }
        return inputs;
    }

    private FlatOutput before(Place place) {
        FlatCall source = model.calls().get(place.call());
        calls.add(new FlatCall(
                source.id(),
                source.path(),
                source.number(),
                FlatCall.Kind.CUT_OFF,
                source.layer(),
                CallArguments.none(),
                source.trainable(),
                source.steps()));
        return new FlatOutput(calls.size() - 1, 0, null);
    }

    /** Places of the calls that take the new inputs, or what depends on them. */
    private Set<Integer> kept() {
        Set<Integer> kept = new HashSet<>(Set.of(first));
        for (int i = 0; i < model.calls().size(); i++) {
            boolean depends = model.calls().get(i).call().tensors().stream()
                    .anyMatch(tensor -> kept.contains(tensor.call()) || taken.contains(Place.of(tensor)));
            if (depends) {
                kept.add(i);
            }
        }
        return kept;
    }
}
