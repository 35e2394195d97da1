package org.convscope.keras.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.problem.Problem;

/**
 * A Sequential of Keras 1 that begins with a {@code Merge} of others: their layers stand beside its own in the file, so that it
 * becomes one graph of several inputs. These are named as Keras 1 names them: after the first layer's class, counted.
 */
final class MergedSequential {
    private static final String MERGE = "Merge";
    private static final String INPUT = "InputLayer";
    private static final int DEEPEST = 32;

    /** Reads one layer. */
    interface LayerReader {
        LayerConfig read(String name, JsonObject layer, List<CallArguments<TensorRef>> calls);
    }

    private final LayerReader reader;
    private final List<LayerConfig> layers = new ArrayList<>();
    private final List<TensorRef> inputs = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    MergedSequential(LayerReader reader) {
        this.reader = reader;
    }

    /** Whether a Sequential with this first layer is such a one. */
    static boolean begins(JsonObject first) {
        return ConfigJson.text(first, "class_name").orElse("").equals(MERGE)
                && ConfigJson.object(first, "config")
                        .flatMap(config -> ConfigJson.array(config, "layers"))
                        .isPresent();
    }

    /**
     * @throws org.convscope.problem.ProblemException if a branch is no Sequential, or two layers have one name
     */
    ModelConfig read(String name, List<JsonObject> objects) {
        TensorRef output = chain(objects, 0);
        return new ModelConfig(
                name, layers, inputs, inputs.stream().map(TensorRef::layer).toList(), List.of(output), true);
    }

    /** One layer after the other; gives what the last one gives. */
    private TensorRef chain(List<JsonObject> objects, int depth) {
        if (depth > DEEPEST) {
            throw Problem.of("the model's description nests merged models too deep")
                    .asException();
        }
        TensorRef before = null;
        for (JsonObject object : objects) {
            CallArguments<TensorRef> call;
            if (before != null) {
                call = CallArguments.of(before);
            } else if (begins(object)) {
                call = branches(object, depth);
            } else {
                call = CallArguments.of(input(object));
                if (ConfigJson.text(object, "class_name").orElse("").equals(INPUT)) {
                    before = inputs.get(inputs.size() - 1);
                    continue;
                }
            }
            before = add(object, call);
        }
        if (before == null) {
            throw Problem.of("the model's description merges an empty model").asException();
        }
        return before;
    }

    private TensorRef add(JsonObject object, CallArguments<TensorRef> call) {
        String name = ModelConfigReader.nameOf(object);
        if (!names.add(name)) {
            throw ModelConfigReader.twice(name).asException();
        }
        layers.add(reader.read(name, begins(object) ? withoutBranches(object) : object, List.of(call)));
        return new TensorRef(name, 0, 0, null);
    }

    private CallArguments<TensorRef> branches(JsonObject merge, int depth) {
        List<CallArgument<TensorRef>> ends = new ArrayList<>();
        JsonArray branches = ConfigJson.object(merge, "config")
                .flatMap(config -> ConfigJson.array(config, "layers"))
                .orElseGet(JsonArray::new);
        for (JsonElement branch : branches) {
            ends.add(new CallArgument.Tensor<>(chain(branch(branch), depth + 1)));
        }
        return new CallArguments<>(List.of(new CallArgument.Items<>(ends)), Map.of(), false);
    }

    private static List<JsonObject> branch(JsonElement branch) {
        Optional<JsonArray> list = branch.isJsonObject()
                        && ConfigJson.text(branch.getAsJsonObject(), "class_name")
                                .orElse("")
                                .equals("Sequential")
                ? ConfigJson.array(branch.getAsJsonObject(), "config")
                : Optional.empty();
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement layer : list.orElseThrow(
                () -> Problem.of("the model merges something else than Sequential models, which is not supported")
                        .asException())) {
            if (!layer.isJsonObject()) {
                throw Problem.of("the model's description has a layer that is no object")
                        .asException();
            }
            objects.add(layer.getAsJsonObject());
        }
        return objects;
    }

    private TensorRef input(JsonObject first) {
        String kind = ConfigJson.text(first, "class_name").orElse("layer").toLowerCase(Locale.ROOT);
        String name = kind + "_input_" + counts.merge(kind, 1, Integer::sum);
        if (!names.add(name)) {
            throw ModelConfigReader.twice(name).asException();
        }
        var settings = new JsonObject();
        ModelConfigReader.inputShape(first).ifPresent(shape -> settings.add("batch_shape", shape));
        layers.add(new LayerConfig(name, INPUT, "", settings, List.of(), Optional.empty()));
        var input = new TensorRef(name, 0, 0, null);
        inputs.add(input);
        return input;
    }

    private static JsonObject withoutBranches(JsonObject merge) {
        JsonObject copy = merge.deepCopy();
        ConfigJson.object(copy, "config").ifPresent(config -> config.remove("layers"));
        return copy;
    }
}
