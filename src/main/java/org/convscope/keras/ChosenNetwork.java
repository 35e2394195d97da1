package org.convscope.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.keras.config.ConfigJson;
import org.convscope.keras.config.FlatCall;
import org.convscope.keras.config.FlatModel;
import org.convscope.keras.config.FlatStart;
import org.convscope.keras.config.LayerConfig;
import org.convscope.keras.config.ModelConfig;
import org.convscope.keras.config.ModelFlattener;
import org.convscope.keras.declared.LayerDeclaration;
import org.convscope.keras.layer.KerasVersion;
import org.convscope.keras.layer.NetworkBuilder;
import org.convscope.keras.weights.WeightStore;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/** The network that a file describes and a user completes: declared layers, and only the part that was chosen. */
final class ChosenNetwork {
    private final ModelConfig config;
    private final FlatModel whole;
    private final WeightStore store;
    private final KerasVersion version;
    private final ReadingChoices choices;

    /**
     * A model within the model.
     *
     * @param path names of the models around it and its own
     * @param trainable whether neither it nor a model around it is frozen
     */
    private record Inside(ModelConfig model, List<String> path, boolean trainable) {
        String name() {
            return String.join("/", path);
        }
    }

    ChosenNetwork(
            ModelConfig config, FlatModel whole, WeightStore store, KerasVersion version, ReadingChoices choices) {
        this.config = config;
        this.whole = whole;
        this.store = store;
        this.version = version;
        this.choices = choices;
    }

    /**
     * Ready to build.
     *
     * @throws ProblemException if a choice names no layer, cannot be read, or does not fit
     */
    NetworkBuilder builder() {
        Map<String, LayerDeclaration> declared = new LinkedHashMap<>();
        Optional<Inside> alone = choices.start().flatMap(start -> inside(config, start, List.of(), true));
        choices.declarations().forEach((layer, text) -> declared.put(known(layer, alone), parsed(layer, text)));
        if (choices.start().isEmpty()) {
            return new NetworkBuilder(whole, store, version, declared, Optional.empty());
        }
        Network network = new NetworkBuilder(whole, store, version, declared, Optional.empty()).build();
        String start = choices.start().get();
        if (alone.isPresent()) {
            return alone(alone.get(), network, declared);
        }
        FlatModel cut = FlatStart.at(whole, start, (call, tensor) -> shape(network, start, call, tensor));
        return new NetworkBuilder(cut, store, version, declared, choices.start());
    }

    private static LayerDeclaration parsed(String layer, String text) {
        try {
            return LayerDeclaration.parse(text);
        } catch (ProblemException e) {
            throw new ProblemException(e.problem().subject(LayerCall.subject(layer)), e);
        }
    }

    /** The layer's name in the whole model, which may be left short in a model that is opened alone. */
    private String known(String layer, Optional<Inside> alone) {
        Set<String> names = new LinkedHashSet<>();
        for (FlatCall call : whole.calls()) {
            if (call.kind() == FlatCall.Kind.LAYER) {
                names.add(String.join("/", call.path()));
            }
        }
        Optional<String> longer = alone.map(model -> model.name() + "/" + layer).filter(names::contains);
        if (longer.isPresent()) {
            return longer.get();
        }
        if (names.contains(layer)) {
            return layer;
        }
        boolean model = names.stream().anyMatch(name -> name.startsWith(layer + "/"));
        throw Problem.of(
                        model
                                ? "is a model itself, so nothing can be declared for it"
                                : "there is no layer of this name, so nothing can be declared for it")
                .subject(LayerCall.subject(layer))
                .nextStep(model ? "Declare the layers in it by their names" : "'convscope summary' lists the names")
                .asException();
    }

    private static Optional<Inside> inside(ModelConfig model, String name, List<String> around, boolean trainable) {
        for (LayerConfig layer : model.layers()) {
            if (layer.model().isEmpty()) {
                continue;
            }
            List<String> path = new ArrayList<>(around);
            path.add(layer.name());
            boolean trained = trainable && layer.trainable();
            if (layer.name().equals(name)) {
                return Optional.of(new Inside(layer.model().get(), path, trained));
            }
            if (name.startsWith(layer.name() + "/")) {
                Optional<Inside> deeper =
                        inside(layer.model().get(), name.substring(layer.name().length() + 1), path, trained);
                if (deeper.isPresent()) {
                    return deeper;
                }
            }
        }
        return Optional.empty();
    }

    /** The layers have the names that they have in that model. */
    private NetworkBuilder alone(Inside inside, Network network, Map<String, LayerDeclaration> declared) {
        String prefix = inside.name() + "/";
        Map<String, LayerDeclaration> own = new LinkedHashMap<>();
        declared.forEach((layer, declaration) -> {
            if (layer.startsWith(prefix)) {
                own.put(layer.substring(prefix.length()), declaration);
            }
        });
        FlatModel flat = ModelFlattener.flatten(inside.model(), inside.trainable());
        WeightStore within = path -> {
            List<String> full = new ArrayList<>(inside.path());
            full.addAll(path);
            return store.arrays(full);
        };
        return new NetworkBuilder(withShapes(flat, inside, network), within, version, own, choices.start());
    }

    /** An input that does not say what it takes, as a Sequential's may not, takes what it is given in the whole model. */
    private static FlatModel withShapes(FlatModel flat, Inside inside, Network network) {
        if (flat.inputs().size() != 1) {
            return flat;
        }
        FlatCall input = flat.calls().get(flat.inputs().get(0).call());
        JsonObject settings = input.layer().config();
        if (settings.has("batch_shape") || settings.has("batch_input_shape") || settings.has("shape")) {
            return flat;
        }
        Optional<JsonArray> shape = network.calls().stream()
                .filter(call -> call.path().size() == inside.path().size() + 1
                        && call.path().subList(0, inside.path().size()).equals(inside.path()))
                .flatMap(call -> call.inputs().stream())
                .flatMap(id -> network.find(id).stream())
                .filter(call -> call.outputShape().length > 0)
                .findFirst()
                .map(ChosenNetwork::withBatch);
        shape.ifPresent(found -> settings.add("batch_shape", found));
        return flat;
    }

    private static Optional<JsonArray> shape(Network network, String start, FlatCall source, int tensor) {
        Optional<JsonArray> inferred = network.find(tensor == 0 ? source.id() : "__" + source.id() + ":" + tensor)
                .filter(call -> call.outputShape().length > 0)
                .map(ChosenNetwork::withBatch);
        return inferred.or(() -> ofLambda(source)).or(() -> network.find(start).flatMap(ChosenNetwork::ofKernel));
    }

    private static JsonArray withBatch(LayerCall call) {
        int[] shape = call.outputShape().clone();
        if (call.layout() == LayerCall.Layout.CHANNELS_FIRST && shape.length > 1) {
            System.arraycopy(call.outputShape(), 0, shape, 1, shape.length - 1);
            shape[0] = call.units();
        }
        return array(shape);
    }

    private static JsonArray array(int... shape) {
        var array = new JsonArray();
        array.add(JsonNull.INSTANCE);
        for (int length : shape) {
            array.add(length < 0 ? JsonNull.INSTANCE : new com.google.gson.JsonPrimitive(length));
        }
        return array;
    }

    /** Keras 2 writes what shape a Lambda gives, without the batch. */
    private static Optional<JsonArray> ofLambda(FlatCall source) {
        if (!source.layer().className().equals("Lambda")) {
            return Optional.empty();
        }
        return ConfigJson.array(source.layer().config(), "output_shape").map(said -> {
            var shape = new JsonArray();
            shape.add(JsonNull.INSTANCE);
            for (JsonElement length : said) {
                shape.add(length);
            }
            return shape;
        });
    }

    /** A convolution's kernel tells how many channels it takes; the lengths of the other axes are free. */
    private static Optional<JsonArray> ofKernel(LayerCall start) {
        Optional<int[]> kernel = start.kernel().map(Weight::shape);
        if (kernel.isEmpty() || kernel.get().length < 3 || start.layout() == LayerCall.Layout.CHANNELS_FIRST) {
            return Optional.empty();
        }
        int rank = kernel.get().length - 1;
        boolean knownAxes = List.of("Conv1D", "Conv2D", "Conv3D", "SeparableConv2D", "DepthwiseConv2D")
                .contains(start.className());
        if (!knownAxes) {
            return Optional.empty();
        }
        int[] shape = new int[rank];
        Arrays.fill(shape, -1);
        shape[rank - 1] = kernel.get()[rank - 1];
        return Optional.of(array(shape));
    }
}
