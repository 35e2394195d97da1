package org.convscope.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.convscope.array.Tensor;
import org.convscope.dataset.LabelColumn;
import org.convscope.input.ImageSize;
import org.convscope.input.OutputLabel;
import org.convscope.keras.KerasModels;
import org.convscope.keras.ModelWriter;
import org.convscope.keras.ModelWriter.StoredLayer;
import org.convscope.keras.ModelWriter.StoredWeight;
import org.convscope.keras.OpenModel;
import org.convscope.keras.StoredArchitecture;
import org.convscope.keras.weights.ArrayRearrangement;
import org.convscope.network.ArrayWeight;
import org.convscope.network.LayerCall;
import org.convscope.network.Network;
import org.convscope.network.Operation;
import org.convscope.network.TrainingMode;
import org.convscope.network.Weight;
import org.convscope.problem.Problem;
import org.convscope.problem.ProblemException;

/**
 * A network with its weights in memory, and how Keras describes it.
 *
 * @param architecture {@code {"class_name": ..., "config": ...}}
 * @param kerasVersion of the Keras that describes it so
 * @param heads the outputs that are trained
 * @param remarks what the description says and training here does not do
 */
public record TrainableModel(
        JsonObject architecture, String kerasVersion, Network network, List<OutputHead> heads, List<String> remarks) {
    private static final int BYTES_A_WEIGHT = 28;
    private static final double SHARE_OF_MEMORY = 0.7;

    public TrainableModel {
        heads = List.copyOf(heads);
        remarks = List.copyOf(remarks);
    }

    /** The same with more remarks. */
    TrainableModel remarked(List<String> more) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(more);
        return new TrainableModel(architecture, kerasVersion, network, heads, all);
    }

    /**
     * A new network.
     *
     * @throws ProblemException if the design does not fit into frames of that size
     */
    public static TrainableModel create(
            NetworkDesign design, ImageSize size, int channels, List<OutputHead> heads, long seed) {
        KerasArchitecture.InitialNetwork initial = KerasArchitecture.of(design, size, channels, heads, seed);
        try {
            Path file = Files.createTempFile("convscope-", ".h5");
            try {
                ModelWriter.write(file, initial.architecture(), KerasArchitecture.KERAS_VERSION, initial.layers());
                try (OpenModel open = KerasModels.open(file, Optional.empty())) {
                    Network network = inMemory(open.network());
                    return new TrainableModel(
                            initial.architecture(), KerasArchitecture.KERAS_VERSION, network, heads, List.of());
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of("the new network cannot be put down in the folder for temporary files"), e);
        }
    }

    /**
     * A network that goes on learning.
     *
     * @param open of a file with a description of its own
     * @param labels what its outputs mean, as far as anybody says so
     * @param columns of the frames' labels
     * @param frozen names of layers that do not learn any more
     * @throws ProblemException if its file cannot be written again so that Keras reads it, if an output does not fit any label, or
     *     a name is no layer's
     */
    public static TrainableModel of(
            OpenModel open, List<OutputLabel> labels, List<LabelColumn> columns, Set<String> frozen) {
        JsonObject architecture = StoredArchitecture.read(open.file());
        Network network = open.network();
        requireSavable(open);
        for (String name : frozen) {
            if (network.layers().stream().noneMatch(call -> call.name().equals(name))) {
                throw Problem.inFile(open.file(), "has no layer of this name to be frozen")
                        .found(name)
                        .nextStep("'convscope summary' lists the names")
                        .asException();
            }
        }
        List<String> remarks = new ArrayList<>();
        for (JsonElement layer : layers(architecture)) {
            JsonObject config = layer.getAsJsonObject().getAsJsonObject("config");
            String name = name(layer);
            if (frozen.contains(name)) {
                config.addProperty("trainable", false);
            }
            config.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("_regularizer")
                            || entry.getKey().endsWith("_constraint"))
                    .filter(entry -> !entry.getValue().isJsonNull())
                    .forEach(entry -> remarks.add("layer '" + name + "': its " + entry.getKey()
                            + " is kept in the file and not applied here"));
        }
        Network learning = inMemory(network.mapped(call -> frozen.contains(call.name()) ? call.frozen() : call));
        TrainingMode.of(learning, 0)
                .passedOver()
                .forEach(id ->
                        remarks.add(LayerCall.subject(id) + " changes its input in Keras's training and not here"));
        List<OutputHead> heads = MatchedHeads.of(network, labels, columns, remarks);
        return new TrainableModel(architecture, network.kerasVersion(), learning, heads, remarks);
    }

    private static void requireSavable(OpenModel open) {
        Network network = open.network();
        Problem cannot = Problem.inFile(
                open.file(), "cannot be trained further here, since it could not be saved as Keras does it");
        if (network.kerasVersion().startsWith("1")) {
            throw cannot.found("a model of Keras " + network.kerasVersion())
                    .nextStep("Save it again with Keras 2 or 3")
                    .asException();
        }
        for (LayerCall call : network.calls()) {
            if (network.unavailable(call.id()).isPresent()) {
                throw Problem.inFile(
                                open.file(),
                                "cannot be trained: "
                                        + network.unavailable(call.id()).get())
                        .subject(LayerCall.subject(call.id()))
                        .asException();
            }
            boolean plain = call.weights().isEmpty()
                    || (call.path().size() == 1
                            && call.weights().stream()
                                    .allMatch(w -> w.computed().equals(w)));
            if (!plain) {
                throw cannot.subject(LayerCall.subject(call.id()))
                        .expected("layers with weights of their own, in one model")
                        .found(call.path().size() > 1 ? "a model in the model" : "a weight that is computed")
                        .asException();
            }
        }
    }

    /** All weights read; more than memory takes with what training needs besides is refused. */
    private static Network inMemory(Network network) {
        long numbers = network.calls().stream().mapToLong(LayerCall::parameters).sum();
        double most = SHARE_OF_MEMORY * Runtime.getRuntime().maxMemory();
        if ((double) BYTES_A_WEIGHT * numbers > most) {
            throw Problem.of("so many weights cannot be trained in this memory")
                    .expected("at most " + (long) (most / BYTES_A_WEIGHT) + " parameters")
                    .found(numbers)
                    .nextStep("Take smaller frames (--size) or more pooling, or give more memory with"
                            + " CONVSCOPE_JAVA_OPTS=-Xmx16g")
                    .asException();
        }
        return network.mapped(call -> call.withWeights(call.weights().stream()
                .<Weight>map(weight -> new ArrayWeight(weight.name(), weight.read()))
                .toList()));
    }

    private static String name(JsonElement layer) {
        JsonObject config = layer.getAsJsonObject().getAsJsonObject("config");
        return config.has("name") ? config.get("name").getAsString() : "";
    }

    private static JsonArray layers(JsonObject architecture) {
        JsonElement config = architecture.get("config");
        return config != null
                        && config.isJsonObject()
                        && config.getAsJsonObject().has("layers")
                ? config.getAsJsonObject().getAsJsonArray("layers")
                : new JsonArray();
    }

    /**
     * Writes it as Keras does, with the weights of a network of the same layers. Keras goes by the order of the layers in the file,
     * not by their names, so it is that of the description.
     *
     * @throws ProblemException if it cannot be written
     */
    public void write(Path target, Network trained) {
        Map<String, StoredLayer> layers = new LinkedHashMap<>();
        List<String> described = new ArrayList<>();
        layers(architecture).forEach(layer -> described.add(name(layer)));
        for (LayerCall call : trained.calls()) {
            if (!call.weights().isEmpty()) {
                layers.put(
                        call.name(),
                        new StoredLayer(
                                call.name(),
                                call.weights().stream()
                                        .map(weight -> new StoredWeight(weight.name(), stored(call, weight)))
                                        .toList()));
            }
        }
        List<StoredLayer> ordered = layers.values().stream()
                .sorted(Comparator.comparingInt(layer -> described.indexOf(layer.name())))
                .toList();
        ModelWriter.write(target, architecture, kerasVersion, ordered);
    }

    /** As Keras stores it: the slopes of PReLU lie as the model's own tensor does. */
    private static Tensor stored(LayerCall call, Weight weight) {
        Tensor read = weight.read();
        return isSlopes(call.operation(), weight.name())
                ? ArrayRearrangement.fromChannelsLast(call.layout(), read.rank())
                        .of(read)
                : read;
    }

    private static boolean isSlopes(Operation operation, String weight) {
        if (operation instanceof Operation.Composite composite) {
            return composite.parts().stream()
                    .filter(part -> !part.role().isEmpty())
                    .anyMatch(part -> weight.startsWith(part.role() + "/")
                            && isSlopes(
                                    part.operation(),
                                    weight.substring(part.role().length() + 1)));
        }
        return operation instanceof Operation.ParametricRelu;
    }
}
